/** Opens a message in Teams; undefined where it is not in one of Teams' own conversations. */
export function messageLink(
  message: { readonly conversation: string; readonly id: string } | undefined,
  tenant: string,
): string | undefined {
  if (!message?.conversation.startsWith('19:')) return undefined;
  const [thread = '', parent] = message.conversation.split(';messageid=');
  const link = new URL(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(thread)}/${encodeURIComponent(message.id)}`,
  );
  link.searchParams.set('tenantId', tenant);
  if (parent) link.searchParams.set('parentMessageId', parent);
  if (thread.endsWith('@thread.v2')) link.searchParams.set('context', '{"contextType":"chat"}');
  return link.toString();
}

import type { KeptKudos } from './row';

/** Opens the conversation of a message in Teams; undefined outside of Teams' own conversations. */
export function messageLink(message: KeptKudos['message'], tenant: string): string | undefined {
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

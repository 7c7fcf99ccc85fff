/** The fields of a mail's head as Outlook, Gmail and Apple print them, in the languages they are met in. */
const fields = {
  from: 'from|von|de|da|van|von\\/from',
  sent: 'sent|date|gesendet|datum|envoyé|enviado|enviado el|fecha|inviato|data|verzonden|sent on',
  to: 'to|an|à|a|para|aan|pour',
  cc: 'cc|bcc|kopie|copie à|copia|reply-to|antwort an',
  subject: 'subject|betreff|objet|asunto|oggetto|onderwerp|assunto',
} as const;
type Field = keyof typeof fields;

const names = Object.entries(fields) as [Field, string][];
const patterns = names.map(
  ([field, words]) =>
    [
      field,
      new RegExp(`^[\\s>]{0,10}\\*?(?:${words})\\s?:\\*?\\s{0,8}\\*?(?<value>\\S.{0,998})?$`, 'iu'),
    ] as const,
);

/** Which field of a head a line is, with what it says. */
export function headField(line: string): { field: Field; value: string } | undefined {
  if (line.length > 1_100) return undefined;
  for (const [field, pattern] of patterns) {
    const match = line.match(pattern);
    if (match) return { field, value: (match.groups?.value ?? '').replace(/\*$/, '').trim() };
  }
  return undefined;
}

const mostLines = 12;

/**
 * A head that begins at a line: where it ends, and its subject. Undefined where fewer than `least`
 * different fields stand together there.
 */
export function headAt(
  lines: readonly string[],
  start: number,
  least = 3,
): { end: number; subject?: string } | undefined {
  const seen = new Map<Field, string>();
  let end = start;
  for (let at = start; at < Math.min(lines.length, start + mostLines); at += 1) {
    const line = lines[at] ?? '';
    const found = headField(line);
    if (found) {
      if (!seen.has(found.field)) seen.set(found.field, found.value);
      end = at + 1;
    } else if (line.trim() === '' || (seen.has('to') && !seen.has('subject') && at === end)) {
      // A list of receivers goes on in the next line; an empty line may stand between fields.
      if (line.trim() === '' && at > end) break;
    } else break;
  }
  if (seen.size < least) return undefined;
  const subject = seen.get('subject');
  return { end, ...(subject && { subject }) };
}

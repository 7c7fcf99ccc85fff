import type { Finding } from './contract';
import { type Detector, findEach } from './spans';
import { isPlaceholder } from './values';

/** An address with a name and a password in it. */
const withPassword =
  /(?<![\w+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/?#"'<>]{0,100}:[^\s@/"'<>]{1,200}@[^\s"'<>)]{1,300}/gi;

function passwordOf(address: string): string {
  const [, part = ''] = address.split('://');
  const names = part.slice(0, part.indexOf('@'));
  return names.slice(names.indexOf(':') + 1);
}

/** The field of a connection string that is its secret. */
const secretField =
  /(?<![A-Za-z])(?:Password|Pwd|AccountKey|SharedAccessKey|SharedSecretValue)[ ]?=[ ]?([^;\s"'`]{4,300})/gi;
const field = /^\s{0,2}[A-Za-z][\w .-]{0,30}=[^\n"'`]{0,200}$/;
/** How far before its secret a connection string may begin. */
const reach = 500;

/** The fields that stand together around a secret one, at least one besides it. */
function around(text: string, start: number, end: number): Finding | undefined {
  const before = text.slice(Math.max(0, start - reach), start).split(';');
  const after = text.slice(end, end + reach).split(';');
  if (before.at(-1)?.trim() !== '') return undefined;
  let first = start - (before.pop()?.length ?? 0);
  let fields = 0;
  for (const part of before.reverse()) {
    // The sentence goes on into the first field: "use Server=...".
    const whole = field.test(part)
      ? part
      : (part.match(/(?:[A-Za-z][\w.-]{0,30}=[^\s=]{0,200}|[a-z]{2,20}:\/\/[^\s=]{1,200})$/)?.[0] ??
        '');
    if (whole === '') break;
    first -= whole.trimStart().length + 1;
    fields += 1;
    if (whole !== part) break;
    first -= part.length - part.trimStart().length;
  }
  let last = end;
  for (const part of after.slice(1)) {
    if (!/^ ?[A-Za-z][\w .-]{0,30}=[^\s"'`]{0,200}/.test(part)) break;
    const whole = part.match(/^ ?[A-Za-z][\w .-]{0,30}=[^\s"'`]{0,200}/)?.[0] ?? '';
    last += whole.length + 1;
    fields += 1;
    if (whole !== part) break;
  }
  return fields > 0 ? { kind: 'connectionString', start: first, end: last } : undefined;
}

/** Addresses and `Key=value;` strings that carry the password of what they connect to. */
export const findConnections: Detector = (text) => {
  const addresses = findEach(
    text,
    withPassword,
    'connectionString',
    (address) => !isPlaceholder(passwordOf(address)),
  );
  const strings = Array.from(text.matchAll(secretField)).flatMap((match) => {
    if (isPlaceholder(match[1] ?? '')) return [];
    return around(text, match.index, match.index + match[0].length) ?? [];
  });
  return [...addresses, ...strings];
};

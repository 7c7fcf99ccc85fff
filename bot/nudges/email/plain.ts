import { unwrapped } from './urls';

const knownTags =
  'html|head|body|div|p|br|span|a|b|i|u|em|strong|font|table|tbody|thead|tr|td|th|ul|ol|li|blockquote|h[1-6]|img|hr|pre|center|o:p|style|script|title|meta|link';
const tag = new RegExp(`<(/?)(${knownTags})(?=[\\s/>])([^<>]{0,2000})>`, 'gi');
const endsLine = /^(?:br|p|div|tr|li|h[1-6]|table|hr|blockquote|ul|ol|pre|title)$/i;
/** What stands in these is not for readers; a quoted part is history. */
const unread = /^(?:style|script|head|blockquote)$/i;

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ntilde: 'ñ',
  iquest: '¿',
};
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,8}));/gi,
    (whole, decimal, hex, name) => {
      if (name) return entities[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Marked-up text as lines; markup of other kinds is left as it is. */
function withoutTags(html: string): string {
  let plain = '';
  let at = 0;
  let hidden = 0;
  let link = '';
  for (const match of html.matchAll(tag)) {
    const [whole, closing = '', name = '', rest = ''] = match;
    if (hidden === 0) plain += html.slice(at, match.index).replace(/\s+/g, ' ');
    at = match.index + whole.length;
    if (unread.test(name)) hidden = Math.max(0, hidden + (closing ? -1 : 1));
    if (hidden > 0) continue;
    if (endsLine.test(name)) plain += /^(?:p|h[1-6]|table)$/i.test(name) ? '\n\n' : '\n';
    if (name.toLowerCase() !== 'a') continue;
    if (closing && link) plain += ` <${link}>`;
    link = closing ? '' : (rest.match(/href\s?=\s?["']?([^"'\s>]{1,2000})/i)?.[1] ?? '');
  }
  return hidden > 0 ? plain : plain + html.slice(at);
}

/** Whether a paste is the source of a page rather than what it shows. */
function isMarkedUp(text: string): boolean {
  return (text.match(tag)?.length ?? 0) >= 2;
}

/** "jana.muster@x.example" is shown as "Jana Muster". */
function nameOf(address: string): string {
  const [local = ''] = address.split('@');
  const words = local
    .replace(/\+.*/, '')
    .split(/[._\d-]+/)
    .filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || '…';
}

const url = 'https?:\\/\\/[^\\s<>"]{1,2083}';
const address =
  '[\\p{L}\\p{N}_%+-][\\p{L}\\p{N}._%+-]{0,63}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,6}\\p{L}{2,24}';
const pieces = new RegExp(
  [
    // Pictures by their number in the mail.
    `\\[cid:[^\\]\\s]{1,200}\\]`,
    // "name <address>" and "[mailto:address]": the name is enough.
    `(?<=\\S)[ ]?[<[(](?:mailto:)?${address}(?:\\?[^\\s>\\])]{0,500})?[>\\])]`,
    // "words <link>"
    `(?<=\\S)[ ]?<${url}>`,
    `<${url}>`,
    url,
    `(?<![\\p{L}\\p{N}._%+@-])(?:mailto:)?${address}(?:\\?[^\\s>\\])]{1,500})?`,
  ].join('|'),
  'giu',
);

/** Links unwrapped, mail addresses as names. */
function withNames(text: string): string {
  return text
    .replace(pieces, (found: string, at: number) => {
      if (found.startsWith('[cid:')) return '';
      const link = found.match(/https?:[^\s<>]+/i)?.[0];
      if (link) {
        const plain = unwrapped(link);
        const behindWords = found.endsWith('>') && /\S/.test(text.charAt(at - 1));
        if (!behindWords) return plain;
        const shown = text.slice(Math.max(0, at - plain.length - 1), at);
        return shown.endsWith(plain) || shown.endsWith(link) ? '' : ` (${plain})`;
      }
      if (/^ ?[<[(]/.test(found)) return '';
      return nameOf(found.replace(/^mailto:/i, ''));
    })
    .replace(/[<[(]mailto:([^>\])]{0,100})[>\])]/gi, '');
}

/** The paste as lines of plain text: no markup, one kind of line end, no characters that nobody sees. */
export function plainLines(text: string): string[] {
  const marked = isMarkedUp(text) ? decoded(withoutTags(text)) : text;
  return marked
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .split('\n')
    .map((line) => line.trimEnd());
}

/** The lines with links unwrapped, addresses as names, and no more than one empty line in a row. */
export function readable(lines: readonly string[]): string {
  const kept = lines.map((line) =>
    withNames(line)
      .replace(/[ \t]{2,}/g, ' ')
      .trim(),
  );
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

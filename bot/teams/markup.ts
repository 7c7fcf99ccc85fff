const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function character(code: number): string {
  const isOne = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isOne ? String.fromCodePoint(code) : '';
}

/** The characters that Teams writes as HTML entities in the text of a message, decoded once. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (all, hex, decimal, name) => {
      if (hex) return character(Number.parseInt(hex, 16));
      if (decimal) return character(Number.parseInt(decimal, 10));
      return named[String(name).toLowerCase()] ?? all;
    },
  );
}

/** The value of an attribute in `<tag ...>`; by searching, so that no tag makes it slow. */
function attribute(tag: string, name: string): string {
  const start = tag.indexOf(` ${name}="`);
  if (start < 0) return '';
  const from = start + name.length + 3;
  const end = tag.indexOf('"', from);
  return end < 0 ? '' : tag.slice(from, end);
}

/** What a reader of the HTML sees, as plain text: lines kept, emoji kept, everything else of the markup gone. */
export function htmlToText(html: string): string {
  const text = html.replace(/[\r\n\t]+/g, ' ').replace(/<[^<>]*>/g, (tag) => {
    if (/^<(?:br|\/p|\/div|\/li|\/h\d)\b/i.test(tag)) return '\n';
    return /^<emoji\b/i.test(tag) ? attribute(tag, 'alt') : '';
  });
  return decodeEntities(text)
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

import type { Finding, SensitiveKind } from './contract';

/** Looks for one or a few kinds; what it gives may overlap. */
export type Detector = (text: string) => Finding[];

/** Every match of a global pattern as a finding: of its group `value` where it has one. Wants the flag `d` for that. */
export function findEach(
  text: string,
  pattern: RegExp,
  kind: SensitiveKind,
  accept: (match: string, start: number, end: number) => boolean = () => true,
): Finding[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const end = match.index + match[0].length;
    return accept(match[0], match.index, end) ? [{ kind, start: match.index, end }] : [];
  });
}

/** Whether a word stands shortly before a place: within `reach` units, on the same line. */
export function isBefore(text: string, at: number, word: RegExp, reach = 40): boolean {
  const before = text.slice(Math.max(0, at - reach), at);
  return word.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** A pattern for any of the words, each whole, in any case; a space in it is any white space. */
export function anyOf(words: string): RegExp {
  const listed = words
    .split('|')
    .map((word) => word.trim().replace(/ /g, '\\s{1,3}'))
    .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${listed})(?![\\p{L}\\p{N}])`, 'iu');
}

/** What numbers are besides personal: a word like these before one tells that it is nobody's. */
export const counting = anyOf(
  `orders?|order (?:no|number|id)|invoices?|tickets?|case|part|ref|reference|tracking|shipment|serial|sku|imei|isbn|ean|gtin|article|item|
  bestellung|bestellnummer|bestellnr|auftrag|auftragsnummer|rechnung|rechnungsnummer|vorgang|artikel|artikelnummer|sendung|sendungsnummer|seriennummer|teilenummer|
  commande|facture|colis|pedido|factura|envío|build|version|run id|id|issue|incident|job|request|trace`.replace(
    /\s*\n\s*/g,
    '',
  ),
);

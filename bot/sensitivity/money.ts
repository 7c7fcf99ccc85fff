import { countrySpecs, isValidIBAN } from 'ibantools';
import isCreditCard from 'validator/lib/isCreditCard';
import type { Finding } from './contract';
import { counting, type Detector, findEach, isBefore } from './spans';

/** In the groups that are printed on cards: 4-4-4-4(-3), 4-6-5 or 4-6-4. */
const grouped =
  /(?<![\p{L}\d_])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\p{L}\d_]|-\d)/gu;
/** In one piece, and not as a part of a name, an address or a decimal. */
const solid = /(?<![\p{L}\d_.,/=#:-]|[$€£] ?)\d{13,19}(?![\p{L}\d_/-]|[.,]\d)/gu;

/** Payment-card numbers of known issuers, with their check digit (Luhn, ISO/IEC 7812-1). */
export const findPaymentCards: Detector = (text) => [
  ...findEach(text, grouped, 'paymentCard', (number) => isCreditCard(number)),
  ...findEach(
    text,
    solid,
    'paymentCard',
    (number, start) => isCreditCard(number) && !isBefore(text, start, counting),
  ),
];

const ibanStart = /(?<![A-Za-z0-9])([A-Za-z]{2})\d{2}(?=[ -]?[A-Za-z0-9]{2})/g;

/** Where the country's number of letters and digits has been read; undefined where there are not so many. */
function endOf(text: string, start: number, length: number): number | undefined {
  let read = 0;
  for (let at = start; at < text.length; at += 1) {
    if (/[A-Za-z0-9]/.test(text.charAt(at))) read += 1;
    else if (!/[ \u00a0-]/.test(text.charAt(at)) || /[^A-Za-z0-9]/.test(text.charAt(at + 1)))
      return undefined;
    if (read === length) return /[A-Za-z0-9]/.test(text.charAt(at + 1)) ? undefined : at + 1;
  }
  return undefined;
}

/** Bank accounts by their international number, with its check digits (ISO 13616, ISO/IEC 7064 mod 97-10). */
export const findBankAccounts: Detector = (text) =>
  Array.from(text.matchAll(ibanStart)).flatMap((match): Finding[] => {
    const length = countrySpecs[(match[1] ?? '').toUpperCase()]?.chars;
    const end = length ? endOf(text, match.index, length) : undefined;
    if (end === undefined) return [];
    const number = text
      .slice(match.index, end)
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase();
    return isValidIBAN(number) ? [{ kind: 'bankAccount', start: match.index, end }] : [];
  });

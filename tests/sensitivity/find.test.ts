import fc from 'fast-check';
import { Finding } from '../../bot/sensitivity/contract';
import { findSensitive } from '../../bot/sensitivity/find';
import { marked } from '../../bot/sensitivity/marked';
import { organisation, sample } from './sample';
import { slowTexts } from './slow';

const find = (text: string) => findSensitive(text, organisation);
const texts = sample.map(({ text }) => text);

/** Sensitive pieces, ordinary ones and noise, in any order and with any or nothing between them. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme' }), fc.string()), {
    maxLength: 8,
  })
  .chain((parts) => fc.constantFrom('', ' ', '\n', '; ').map((between) => parts.join(between)));

test('findings lie in the text, in order, and not over each other', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const finding of find(text)) {
        expect(Finding.safeParse(finding).success).toBe(true);
        expect(finding.start).toBeGreaterThanOrEqual(last);
        expect(finding.end).toBeGreaterThan(finding.start);
        last = finding.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('marking loses no text: with the findings put back it is as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const findings = find(text);
      const runs = marked(text, findings);
      const found = findings.values();
      const back = runs.map((run) => {
        if (!run.kind) return run.text;
        const { kind, start, end } = found.next().value ?? { start: 0, end: 0 };
        expect(run.kind).toBe(kind);
        return text.slice(start, end);
      });
      expect(back.join('')).toBe(text);
      expect(found.next().done).toBe(true);
      expect(runs.every((run) => run.text !== '')).toBe(true);
    }),
  );
});

test('reading the same text twice finds the same', () => {
  for (const text of texts) expect(find(text)).toEqual(find(text));
});

test('a secret shows no more than its beginning, a label all of it', () => {
  const text = 'wifi password: Sonnenblume77, strictly confidential';
  expect(marked(text, find(text))).toEqual([
    { text: 'wifi password: ' },
    { text: 'Son••••••••', kind: 'password' },
    { text: ', ' },
    { text: 'strictly confidential', kind: 'label' },
  ]);
});

test('a short secret shows nothing, and no character is cut in two', () => {
  const text = 'abc 🦉🦉🦉🦉';
  const whole = { kind: 'password', start: 4, end: text.length } as const;
  expect(marked(text, [whole]).at(-1)?.text).toBe('🦉•••');
  expect(marked('PIN: 739', [{ kind: 'password', start: 5, end: 8 }]).at(-1)?.text).toBe('•••');
});

test('of two over each other the graver stays', () => {
  const text = 'postgres://app:p4ssword@mail.fabrikam-partner.com/db';
  expect(find(text)).toEqual([{ kind: 'connectionString', start: 0, end: text.length }]);
});

test('own domains and those below them are inside, others that end alike are not', () => {
  const organised = { ownDomains: ['Contoso-Works.com'], words: [] };
  const kinds = (text: string) => findSensitive(text, organised).map(({ kind }) => kind);
  expect(kinds('ana@contoso-works.com jo@eu.CONTOSO-works.com')).toEqual([]);
  expect(kinds('ana@not-contoso-works.com')).toEqual(['email']);
});

test('without listed words none is found; an empty one is no word', () => {
  expect(findSensitive('Kranich', { ownDomains: [], words: [] })).toEqual([]);
  expect(findSensitive('Kranich', { ownDomains: [], words: ['', ' ', '+'] })).toEqual([]);
});

test('a number with a wrong check digit is nobody’s', () => {
  expect(find('card 4111 1111 1111 1112')).toEqual([]);
  expect(find('IBAN DE88 3704 0044 0532 0130 00')).toEqual([]);
  expect(find('DNI 12345678A')).toEqual([]);
  expect(find('Steuer-ID 36574261808')).toEqual([]);
});

test('texts made to slow patterns down are read, and give findings within them', () => {
  for (const { text } of slowTexts(2_000))
    for (const { end } of find(text)) expect(end).toBeLessThanOrEqual(text.length);
});

import isTaxID from 'validator/lib/isTaxID';
import { anyOf, type Detector, findEach, isBefore } from './spans';

/** The number of a country's people: how it is written, whether it is one, and whether a word must say so. */
interface Identity {
  readonly form: RegExp;
  readonly isValid: (bare: string) => boolean;
  /** What must stand before it where its form alone is also that of other numbers. */
  readonly said?: RegExp;
}

/** INSEE: 97 less the rest of the first 13 digits by 97. */
function isFrenchNumber(bare: string): boolean {
  const number = BigInt(bare.slice(0, 13));
  return 97n - (number % 97n) === BigInt(bare.slice(13));
}

/** Two letters that the office gives out, and a last one from A to D; it has no check digit. */
const isBritish = (bare: string) =>
  /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/i.test(bare);

const isAmerican = (bare: string) => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(bare);

const identities: readonly Identity[] = [
  { form: /(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])/g, isValid: isAmerican },
  {
    form: /(?<![\w.-])\d{3} ?\d{2} ?\d{4}(?![\w-])/g,
    isValid: isAmerican,
    said: anyOf('ssn|social security|social security (?:number|no)'),
  },
  {
    form: /(?<![\w.-])\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'de-DE'),
    said: anyOf(
      'steuer[-\\s]?id(?:nr)?|steuer-?nummer|steuer-?identifikationsnummer|steuerliche identifikationsnummer|identifikationsnummer|id-?nr|idnr|tax id|tin|tax number',
    ),
  },
  {
    form: /(?<![\w.-])[A-Za-z]{2} \d{2} \d{2} \d{2} [A-Da-d](?![\w-])/g,
    isValid: isBritish,
  },
  {
    form: /(?<![\w.-])[A-Za-z]{2} ?\d{6} ?[A-Da-d](?![\w-])/g,
    isValid: isBritish,
    said: anyOf('ni|nino|national insurance|ni (?:number|no)'),
  },
  // Spanish: identity cards and those of foreigners, by their letter.
  {
    form: /(?<![\w.-])\d{2}\.?\d{3}\.?\d{3}[- ]?[A-Z](?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'es-ES'),
  },
  {
    form: /(?<![\w.-])[XYZ][- ]?\d{7}[- ]?[A-Z](?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'es-ES'),
  },
  {
    form: /(?<![\w.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?![\w-])/g,
    isValid: isFrenchNumber,
  },
  {
    form: /(?<![\w.-])[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z](?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'it-IT'),
  },
  {
    form: /(?<![\w.-])\d{9}(?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'nl-NL'),
    said: anyOf('bsn|burgerservicenummer|sofinummer'),
  },
  {
    form: /(?<![\w.-])\d{11}(?![\w-])/g,
    isValid: (bare) => isTaxID(bare, 'pl-PL'),
    said: anyOf('pesel'),
  },
];

/** Personal numbers of some countries, by their form and, where they have them, check digits or letters. */
export const findPersonalIds: Detector = (text) =>
  identities.flatMap(({ form, isValid, said }) =>
    findEach(
      text,
      form,
      'personalId',
      (written, start) =>
        isValid(written.replace(/[ .-]/g, '')) && (!said || isBefore(text, start, said, 60)),
    ),
  );

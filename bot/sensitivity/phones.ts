import { type CountryCode, isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/min';
import { anyOf, counting, type Detector, findEach, isBefore } from './spans';

/** A way in which a number is written, the countries it may be from, and whether a word must say what it is. */
interface Form {
  readonly form: RegExp;
  readonly countries: readonly (CountryCode | undefined)[];
  readonly said: boolean;
}

const forms: readonly Form[] = [
  // International.
  {
    form: /(?:(?<![\w+])\+|(?<![\w+]|\d[ -])00)\(?[1-9][\d ()./-]{6,22}\d(?![\w-])/g,
    countries: [undefined],
    said: false,
  },
  // North American.
  { form: /(?<![\w+./-])\(\d{3}\) ?\d{3}[ .-]\d{4}(?![\w-])/g, countries: ['US'], said: false },
  { form: /(?<![\w+./(-])\d{3}([ .-])\d{3}\1\d{4}(?![\w-])/g, countries: ['US'], said: false },
  { form: /(?<![\w+./(-])[2-9]\d{9}(?![\w-])/g, countries: ['US'], said: true },
  // French, in pairs.
  {
    form: /(?<![\w+./(-])0[1-9](?:([ .-])\d{2})(?:\1\d{2}){3}(?![\w-])/g,
    countries: ['FR'],
    said: false,
  },
  // Spanish.
  {
    form: /(?<![\w+./(-])[6789]\d{2} ?\d{2,3} ?\d{2,3} ?\d{2,3}(?![\w-])/g,
    countries: ['ES'],
    said: true,
  },
  // With a leading zero, in two to four groups.
  {
    form: /(?<![\w+./(-]|\d )(?:0\d{2,4} ?[ /-] ?|\(0\d{2,4}\) ?)\d{3,9}(?:[ -]\d{2,5}){0,2}(?![\w-])/g,
    countries: ['DE', 'GB', 'AT', 'CH'],
    said: true,
  },
  {
    form: /(?<![\w+./(-])0\d{8,11}(?![\w-])/g,
    countries: ['DE', 'GB', 'FR', 'AT', 'CH'],
    said: true,
  },
];

const calling = anyOf(
  'tel|telephone|phone|phone number|mobile|cell|call|calls|called|ring|rang|text|texted|dial|whatsapp|signal|sms|reach|number|fax|landline|durchwahl|telefon|telefonnummer|telefonisch|handy|handynummer|mobil|mobilnummer|rufnummer|nummer|anrufen|ruf|rufen|erreichbar|téléphone|tél|portable|appeler|appelle|appelez|numéro|joindre|joignable|móvil|teléfono|telefono|llama|llamar|llámame|llamad|número',
);
/** Numbers that are meant for everybody. */
const forEverybody = anyOf(
  'hotline|helpline|support line|support number|helpdesk|help desk|service ?desk|customer service|switchboard|emergency|emergencies|reception|notruf|zentrale|kundenservice|kundendienst|servicenummer|service client|standard|urgences|atención al cliente|servicio al cliente|centralita|dial-in|einwahl|einwahlnummer|conference bridge',
);
/** Free ones and those of services. */
const isService = (number: string) =>
  /^(?:\+|00)?1?[ ().-]{0,3}8(?:00|33|44|55|66|77|88)\b|^\(?0?(?:800|808|180\d?|700|900)\b|^\+49[ ()/-]{0,3}(?:0\))?[ ]?(?:800|180|900)|^\+44[ ()-]{0,3}(?:800|808|845|870)|^\+33[ .]?8|^08\d{2} \d{2} |^08\d{2} \d{3} |^90[0-2] /.test(
    number,
  );

function isReal(written: string, countries: Form['countries']): boolean {
  const number = written.replace(/^00/, '+').replace(/\(0\)/, '');
  return countries.some((country) =>
    country ? isValidPhoneNumber(number, country) : isPossiblePhoneNumber(number),
  );
}

/** Phone numbers of people: international ones, and national ones of a telling form or behind a telling word. */
export const findPhones: Detector = (text) =>
  forms.flatMap(({ form, countries, said }) =>
    findEach(
      text,
      form,
      'phone',
      (written, start) =>
        !isService(written) &&
        (!said || isBefore(text, start, calling)) &&
        !isBefore(text, start, forEverybody, 60) &&
        (said || written.startsWith('+') || !isBefore(text, start, counting, 25)) &&
        isReal(written, countries),
    ),
  );

import { anyOf, isBefore } from './spans';
import { isStrong } from './values';

const secretWords =
  '(?:api|access|secret|account|signing|encryption|licen[cs]e|subscription|private|storage|master|deploy)[ _-]?keys?|api[ _-]?schlüssel|zugriffsschlüssel|zugangsschlüssel|geheimschlüssel|clé (?:api|secrète)|jeton|clave (?:api|secreta|de acceso)|authorization|secrets?|tokens?|bearer|credentials?';
const passwordWords =
  'passwords?|passwort|passwörter|passphrase|passwd|pwd|pw|pass|passcode|kennwort|zugangsdaten|login-?daten|anmeldedaten|identifiants|credenciales|mot de passe|mdp|contraseña|contrasena|clave|credentials?|login|pin|door code|pin[ -]code';

const tellingWord = new RegExp(
  `(?:(?<secret>${secretWords})|(?<password>${passwordWords}))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** A word begins here, or the end of a variable's name that it is: `DB_PASSWORD`, `clientSecret`. */
function begins(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return !/[\p{L}\p{N}]/u.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text.charAt(at)));
}

const whose =
  '(?:\\s(?:for|of|to|on|in|at|für|fürs|zum|zur|vom|von|des|der|de|del|du|pour|para)(?:\\s[\\p{L}\\p{N}._-]{1,24}){1,3})?(?:\\s?\\([^()\\n]{1,40}\\))?(?:\\s(?:we|i|you|they|wir|ich)(?:\\s\\p{L}{2,12}){1,2})?';
const filler =
  '(?:(?:changed|set|reset|geändert|gesetzt|cambiada?)\\s(?:to|auf|in|a)\\s)?(?:(?:now|still|currently|just|simply|jetzt|nun|weiterhin|ahora|maintenant|désormais|basic|bearer)\\s)?';
/** From a telling word to the value: whose it is, then a sign or a verb, then the value. */
const following = new RegExp(
  `^["'\`*_)\\]]{0,3}${whose}\\s{0,2}(?:(?:(?:to|as|auf|à|a)\\s?)?(?<sign>[:=]{1,2}>?|→|->)|(?<=\\s)(?<to>to|auf)(?=\\s)|(?<=\\s)(?:is|was|ist|war|lautet|heißt|est|es|era|now)(?:(?<also>\\s?[:=])|(?=\\s)))\\s{0,4}${filler}["'\`„“«*_(]{0,3}(?<value>[^\\s"'\`“”»<>]{1,200})`,
  'iu',
);
/** A token right behind its word: "Bearer 3f…", "token 9k…". */
const adjacent = /^\s["'`(]{0,2}(?<value>[\w+/=~.-]{20,200})/u;
/** A password right behind its word, or behind one more and a sign: it must look very much like one. */
const near =
  /^(?:\s[\p{L}\p{N}-]{1,20}\s?[:=]\s{0,3}|\s(?:just\s)?(?:type|enter|use|try|nimm|tippe|gib)\s(?:in\s|ein\s)?|\s{1,2})["'`„“«]?(?<value>[^\s"'`“”»<>]{8,100})/u;
/** Words that mean nothing else than a password. */
const passwordAlone = /^(?:pass?wor[dt]s?|passphrase|kennwort|mot de passe|mdp|contraseña|pwd)$/i;
/** How far behind the word its value ends at most, and what is read of it. */
const reach = 320;

/** Who came before the word or the value: a fingerprint of content is nobody's secret. */
const fingerprint =
  /(?<![a-z])(?:commit|sha-?\d{0,3}|hash|digest|checksum|prüfsumme|revision|md5|fingerprint|etag|integrity|public key|uuid|request id|trace|correlation)(?![a-z])/i;

/** "Set the password to …" gives it; "move your password to …" does not. */
const changing = anyOf(
  'set|change|changed|changing|reset|rotate|rotated|setze|setzt|ändere|ändert|geändert|gesetzt',
);

/** Without the punctuation of a sentence; a key in an address ends where the next field begins. */
function trimmed(value: string, kind: Told['kind']): string {
  const alone = kind === 'key' ? value.replace(/&[\w.-]{1,40}=.*$/, '') : value;
  return alone.replace(/[.,;:)\]}*_]{1,20}$/, '');
}

/** A value that a word before it says is secret. */
export interface Told {
  readonly kind: 'key' | 'password';
  readonly word: string;
  /** Without the punctuation of its sentence. */
  readonly value: string;
  /** Where the value begins. */
  readonly start: number;
  /** The rest of the line from there. */
  readonly line: string;
}

function nextTo(word: string, kind: Told['kind'], rest: string): RegExpMatchArray | null {
  if (kind === 'key') return rest.match(adjacent);
  const match = passwordAlone.test(word) ? rest.match(near) : null;
  return match && isStrong(match.groups?.value ?? '') ? match : null;
}

function valueAfter(text: string, word: RegExpMatchArray & { index: number }, kind: Told['kind']) {
  const from = word.index + word[0].length;
  const rest = text.slice(from, from + reach).split('\n', 1)[0] ?? '';
  const match = rest.match(following);
  const { to, value = '' } = match?.groups ?? {};
  if (match && !(to && !isBefore(text, word.index, changing, 25)))
    return {
      value,
      start: from + match[0].length - value.length,
      line: rest.slice(match[0].length - value.length),
    };
  const next = nextTo(word[0], kind, rest);
  const beside = next?.groups?.value;
  if (!next || !beside) return undefined;
  const at = next[0].length - beside.length;
  return { value: beside, start: from + at, line: rest.slice(at) };
}

/** Words this far into what another one led to are a part of it. */
const inside = 40;

/** What words like "password is" and "token:" lead to; not yet whether it looks like one. */
export function toldSecrets(text: string): Told[] {
  let outer = { start: 0, end: 0 };
  return Array.from(text.matchAll(tellingWord)).flatMap((match): Told[] => {
    const { index } = match;
    if (!begins(text, index) || (index > outer.start + inside && index < outer.end)) return [];
    const kind = match.groups?.secret === undefined ? 'password' : 'key';
    const found = valueAfter(text, match, kind);
    if (!found || isBefore(text, found.start, fingerprint, 80)) return [];
    if (index >= outer.end) outer = { start: found.start, end: found.start + found.value.length };
    return [{ ...found, kind, word: match[0], value: trimmed(found.value, kind) }];
  });
}

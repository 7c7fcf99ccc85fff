import { withoutEnding } from './ending';
import { headAt, headField } from './headers';
import { withoutHistory } from './history';
import { plainLines, readable } from './plain';

/** What somebody wrote in a mail, without what mail systems put around it. */
export interface CleanedEmail {
  /** As it was, with `Re:` and the like. */
  readonly subject?: string;
  readonly body: string;
}

const group =
  'all|everyone|everybody|team|folks|colleagues|there|zusammen|alle|kollegen|kolleginnen|leute|à tous|tous|toutes|équipe|equipo|todos|a todos|compañeros';
const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|moin|servus|guten (?:morgen|tag|abend)|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|cher|chère|chers|hola|buenos días|buenas tardes|estimad[oa]s?|ciao)(?=[\s,!:]|$)[^.?\n]{0,60}$/iu;
const groupGreeting = new RegExp(
  `^(?:hi|hello|hey|dear|hallo|moin|liebe|bonjour|salut|hola)\\s(?:${group})\\s?[,!:–-]\\s{1,3}(?=\\S)`,
  'iu',
);

function firstFilled(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? lines.length : first;
}

/** A head at the top of the paste, of two fields at least, or a subject alone. */
function headOf(lines: readonly string[]): { start: number; subject?: string } {
  const first = firstFilled(lines);
  const head = headAt(lines, first, 2);
  if (head) return { start: head.end, subject: head.subject };
  const alone = headField(lines[first] ?? '');
  if (alone?.field === 'subject') return { start: first + 1, subject: alone.value };
  return { start: first };
}

function withoutGreeting(lines: readonly string[]): readonly string[] {
  const first = firstFilled(lines);
  const line = (lines[first] ?? '').trim();
  const rest = lines.slice(first + 1);
  if (
    greeting.test(line) &&
    /[,!:–-]$|^\S+(?:\s\S+){0,3}$/.test(line) &&
    rest.some((next) => next.trim() !== '')
  )
    return rest;
  return [line.replace(groupGreeting, ''), ...rest];
}

const mostForwards = 3;

function cleanLines(lines: readonly string[], forwards: number): CleanedEmail {
  const { start, subject } = headOf(lines);
  const { own, earlier } = withoutHistory(lines.slice(start));
  const body = readable(withoutGreeting(withoutEnding(own)));
  const named = subject ? { subject } : {};
  // Sent on without a word: what was sent on is what is meant.
  if (body === '' && earlier.some((line) => line.trim() !== '') && forwards < mostForwards) {
    const inner = cleanLines(earlier, forwards + 1);
    return { ...inner, ...named };
  }
  return { ...named, body };
}

/**
 * What the writer of a pasted mail said: without earlier mails, signatures, disclaimers, greetings and
 * mail addresses, links unwrapped. Of a mail sent on without a word, what was sent on. Takes time linear
 * in the length. The subject is given where the paste has one.
 */
export function cleanEmail(text: string): CleanedEmail {
  return cleanLines(plainLines(text), 0);
}

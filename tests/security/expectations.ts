import { cleanLine, lengthOf } from '../../bot/texts/words';
import { keyOf } from './catalogue';
import type { Outcome } from './deliver';
import type { Entry, Field } from './entry';
import { harms, nodes, stringsIn } from './harmless';
import type { Given } from './inputs';

export interface Judged {
  /** In a word or two: what became of it. */
  readonly got: string;
  /** In sentences: what is not as expected. */
  readonly problems: readonly string[];
}

/** The marker of an act is in its batch: without one nothing was done. */
export const acted = ({ rows }: Outcome): boolean => rows.some(({ key }) => key.startsWith('i|'));

/** Every sentence that an answer says, with what marks a problem in a form first. */
function saidBy({ body, replies }: Outcome): string[] {
  const answers = [body, ...replies];
  const attention = answers.flatMap((answer) =>
    [...nodes(answer)].filter(({ style }) => style === 'attention'),
  );
  const texts = (values: readonly unknown[]) => values.flatMap((value) => [...stringsIn(value)]);
  return [...texts(attention), ...texts(answers)];
}

/** The first sentence of the catalogue among what was said. */
function sentenceOf(outcome: Outcome): string | undefined {
  for (const said of saidBy(outcome)) {
    const key = keyOf(said);
    if (key) return key;
  }
  return undefined;
}

const faultKeys = ['teams.fault', 'teams.slow', 'api.fault'];
/** Answered by the HTTP server, before there is anybody to say a sentence; no client of ours sends it. */
const wordless = [413, 431];
/** What is no activity is no person's either: the channel is told. */
const malformed = 400;

/** Whether what is kept could be too long for the field. */
const tooLong = ({ longest = Number.POSITIVE_INFINITY }: Field, { kept = '' }: Given) =>
  lengthOf(kept) > longest;

function isEmpty(typed: unknown): boolean {
  return typeof typed === 'string' && !/[^\s\p{Cf}]/u.test(typed);
}

/** What has to become of this value in this field. */
export function expectedOf(given: Given, field: Field, entry: Entry): Given['expect'] {
  if (given.expect === 'either') return field.required ? 'refused' : 'harmless';
  if (field.leftOut && /^\{(?:bot|guest|left)\}$/.test(String(given.typed))) return 'harmless';
  if (field.kind === 'url' && field.passing) return 'harmless';
  if (given.expect !== 'kept') return given.expect;
  if (tooLong(field, given)) return 'refused';
  return field.passing || !entry.acts ? 'harmless' : 'kept';
}

/** Words longer than anything that is kept. */
const isLong = (typed: unknown) => typeof typed === 'string' && typed.length > 10_000;

export function judge(outcome: Outcome, given: Given, field: Field, entry: Entry): Judged {
  const problems = [...harms(outcome)];
  const wanted =
    isLong(given.typed) && ['words', 'line', 'url'].includes(field.kind) && entry.acts && !field.cut
      ? 'refused'
      : expectedOf(given, field, entry);
  const done = acted(outcome);
  const key = sentenceOf(outcome);
  const { status } = outcome;
  // The tab is told by the status; what is as it was is not written again.
  const inChat = !entry.way.startsWith('tab');
  const refused = status >= 400 || (inChat && !done && entry.acts);
  if (key && faultKeys.includes(key)) problems.push(`apologised: ${key}`);
  const isWordless = wordless.includes(status) || (inChat && status === malformed);
  if (refused && !key && !isWordless) problems.push(`said nothing (${status})`);
  if (refused && done) problems.push('was refused, and yet something was written');
  if (wanted === 'refused' && !refused) problems.push('was taken');
  if (wanted === 'kept') {
    if (refused) problems.push(`was refused: ${key ?? status}`);
    const { kept = '' } = given;
    const strings = [...stringsIn(outcome.rows)];
    const isKept = strings.some((one) => one === kept || cleanLine(one) === kept);
    if (!refused && !isKept) problems.push(`is not kept as ${JSON.stringify(kept).slice(0, 80)}`);
  }
  if (refused) return { got: `refused (${key ?? status})`, problems };
  return {
    got: done ? (isEmpty(given.typed) ? 'taken as nothing' : 'kept') : 'answered',
    problems,
  };
}

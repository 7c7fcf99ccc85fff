import type { Someone } from '../support/turns';
import { deliver, type Twist } from './deliver';
import { type Entry, type Field, nameOf, type Scene } from './entry';
import { acted, expectedOf, type Judged, judge } from './expectations';
import { type Given, type Input, inputs, type Kind } from './inputs';
import { aBot, people } from './stage';
import { type Row, tally } from './table';

/** Ids of people by what is wrong with them. */
function chosen(typed: unknown, who: Someone): unknown {
  const some: Readonly<Record<string, readonly string[]>> = {
    ...{ '{nobody}': [], '{oneself}': [who.id], '{21}': people.crowd.map(({ id }) => id) },
    ...{ '{twice}': [people.jonas.id, people.jonas.id], '{bot}': [aBot.id] },
    '{7,000}': Array.from({ length: 7_000 }, (_, n) => n.toString(36)),
    ...{ '{guest}': [people.guest.id], '{left}': [people.left.id] },
  };
  return typeof typed === 'string' && Object.hasOwn(some, typed) ? some[typed] : typed;
}

/** The value as this way in sends it: lists of ids are joined in cards, and lists in the tab. */
function valueFor(entry: Entry, { kind }: Field, { typed }: Given, who: Someone): unknown {
  if (kind !== 'people') return typed;
  const ids = chosen(typed, who);
  if (entry.way === 'tab POST') return typeof ids === 'string' ? [ids] : ids;
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids.join(',') : ids;
}

/** Requests that no client sends. */
function twisted(how: unknown): Twist {
  return (json) => {
    const body = JSON.parse(json);
    const act = body.value?.action ?? body.value ?? body;
    if (how === 'proto') {
      const polluted =
        '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
      return json
        .replace('"data":{', `"data":{${polluted},`)
        .replace('"body":{', `"body":{${polluted},`)
        .replace('{', `{${polluted},`);
    }
    if (how === 'unknown') {
      if (act.verb) act.verb = 'constructor';
      else if (act.commandId) act.commandId = '__proto__';
      else if (body.text) body.text = 'constructor __proto__';
    } else {
      const value = how === 'no value' ? undefined : 7;
      if (body.body) body.body = value;
      else if (body.value) body.value = value;
      else body.text = value;
    }
    return JSON.stringify(body);
  };
}

interface Run {
  readonly expected: string;
  readonly judged: Judged;
}

async function withEnvelope(scene: Scene, entry: Entry, given: Given): Promise<Run> {
  const { by = people.mia } = entry;
  const asked = await entry.ask(scene, by, {});
  const unknown = given.typed === 'unknown';
  const moved =
    unknown && !('activity' in asked) ? { ...asked, path: `${asked.path}/nothing` } : asked;
  const outcome = await deliver(
    scene.stage,
    by,
    moved,
    'query' in asked ? undefined : twisted(given.typed),
  );
  // A text that says nothing is answered with what there is to say; a page without a query is a page.
  const some: Given = { ...given, expect: 'harmless' };
  return { expected: 'harmless', judged: judge(outcome, some, { kind: 'envelope' }, entry) };
}

async function withActor(scene: Scene, entry: Entry, given: Given): Promise<Run> {
  const who = people.named[Number(given.typed)] ?? people.mia;
  const outcome = await deliver(scene.stage, who, await entry.ask(scene, who, {}));
  // Not everything that is done says by whom.
  return {
    expected: 'harmless',
    judged: judge(outcome, { ...given, expect: 'harmless' }, { kind: 'actor' }, entry),
  };
}

async function withField(scene: Scene, entry: Entry, name: string, given: Given): Promise<Run> {
  const field = entry.fields[name] as Field;
  const { by = people.mia } = entry;
  const asked = await entry.ask(scene, by, { [name]: valueFor(entry, field, given, by) });
  const outcome = await deliver(scene.stage, by, asked);
  const judged = judge(outcome, given, field, entry);
  return {
    expected: expectedOf(given, field, entry),
    judged: {
      ...judged,
      problems: judged.problems.map((each) => `${name} ${shown(given.typed)}: ${each}`),
    },
  };
}

function shown(typed: unknown): string {
  const json = JSON.stringify(typed) ?? 'absent';
  return json.length > 40 ? `${json.slice(0, 40)}… (${json.length})` : json;
}

/** Why an input says nothing to a way in. */
function reason(input: Input, entry: Entry): string {
  const kinds = new Set(Object.values(entry.fields).map(({ kind }) => kind));
  const wanted = Object.keys(input.of).join(', ');
  return `takes ${[...kinds].join(', ') || 'nothing'}, and this is of ${wanted}`;
}

const namesOf = ({ fields }: Entry, kind: Kind) =>
  Object.keys(fields).filter((name) => fields[name]?.kind === kind);

/** All that can be put in here of this input: each value in each field of its kind. */
function* runsOf(scene: Scene, input: Input, entry: Entry): Generator<() => Promise<Run>> {
  for (const [kind, values] of Object.entries(input.of) as [Kind, readonly Given[]][])
    for (const one of values)
      if (kind === 'envelope') yield () => withEnvelope(scene, entry, one);
      else if (kind === 'actor') yield () => withActor(scene, entry, one);
      else for (const name of namesOf(entry, kind)) yield () => withField(scene, entry, name, one);
}

/** What could not even be asked is told as well, and the others go on. */
const broken = (error: unknown): Run => ({
  expected: 'harmless',
  judged: { got: 'it broke off', problems: [String(error)] },
});

/** `which` alone, counted round, or all of them. */
async function rowOf(scene: Scene, input: Input, entry: Entry, which?: number): Promise<Row> {
  const all = [...runsOf(scene, input, entry)];
  const one = which === undefined ? undefined : all[which % all.length];
  const runs: Run[] = [];
  for (const run of one ? [one] : all) runs.push(await run().catch(broken));
  const problems = runs.flatMap(({ judged }) => judged.problems);
  const of = { input: input.name, entry: nameOf(entry) };
  if (runs.length === 0)
    return { ...of, expected: '-', got: reason(input, entry), pass: true, problems };
  return {
    ...of,
    expected: [...new Set(runs.map(({ expected }) => expected))].join(' or '),
    got: tally(runs.map(({ judged }) => judged.got)),
    ...{ pass: problems.length === 0, problems },
  };
}

/** Sound values do what the way in is for: without that its other rows would show nothing. */
async function soundRow(scene: Scene, entry: Entry): Promise<Row> {
  const { by = people.mia } = entry;
  const outcome = await deliver(scene.stage, by, await entry.ask(scene, by, {}));
  const done = entry.acts ? acted(outcome) : outcome.status === 200;
  const some: Given = { typed: 'sound', expect: 'harmless' };
  const { got, problems } = judge(outcome, some, { kind: 'envelope' }, entry);
  const all = done ? problems : [...problems, 'does nothing even with sound values'];
  const expected = entry.acts ? 'kept' : 'answered';
  return {
    ...{ input: 'nothing wrong', entry: nameOf(entry), expected, got },
    ...{ pass: all.length === 0, problems: all },
  };
}

function brokenRow(entry: Entry, error: unknown): Row {
  const { got, problems } = broken(error).judged;
  const of = { input: 'nothing wrong', entry: nameOf(entry), expected: 'done' };
  return { ...of, got, problems, pass: false };
}

export interface Options {
  /** One value in one field of each way in, another one in the next: for every day. */
  readonly short: boolean;
  /** Inputs with this in their name alone, and nothing else. */
  readonly only?: string | undefined;
  /** Bad inputs alone, or attackers alone, with logs and floods. */
  readonly part?: 'inputs' | 'attackers' | undefined;
  /** Told of each row when it is there. */
  readonly progress?: (row: Row) => void;
}

/** Where nothing can be typed there is the request itself and who sends it: one such input a day is enough. */
const ofRequests = inputs.filter(({ of }) => of.envelope ?? of.actor);
const isBare = ({ fields }: Entry) => Object.keys(fields).length === 0;

function spared(input: Input, entry: Entry): Row {
  const got = 'takes nothing: another input stands for it';
  const of = { input: input.name, entry: nameOf(entry), expected: '-' };
  return { ...of, got, pass: true, problems: [] };
}

/** Every bad input through every way in. */
export async function badInputs(
  scene: Scene,
  entries: readonly Entry[],
  { short, only = '', progress }: Options,
): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    progress?.(row);
  };
  for (const entry of entries)
    add(await soundRow(scene, entry).catch((error: unknown) => brokenRow(entry, error)));
  for (const input of inputs)
    if (input.name.includes(only)) {
      for (const [n, entry] of entries.entries())
        add(
          short && isBare(entry) && ofRequests[n % ofRequests.length] !== input
            ? spared(input, entry)
            : await rowOf(scene, input, entry, short ? n : undefined),
        );
    }
  return rows;
}

import fc from 'fast-check';
import type { Counting } from '../../bot/counts/contract';
import { fewestPeople, waitHours } from '../../bot/counts/numbers';
import { weekOf } from '../../bot/counts/week';
import type { FigureName } from '../../bot/health/contract';
import { type Wait, waitOf } from '../../bot/health/measures/waiting';
import type { Link } from '../../bot/links/contract';
import { countLink, countVetted, countVetter } from '../../bot/links/counting';
import type { Post } from '../../bot/posts/contract';
import { countInput, countPost, countMet as countPostMet } from '../../bot/posts/counting';
import type { Answer, Question } from '../../bot/questions/contract';
import { countAnswer, countMet, countQuestion } from '../../bot/questions/counting';
import type { Kudos, Receiver } from '../../bot/recognition/contract';
import { countKudos, uncountKudos } from '../../bot/recognition/counting';

/** What somebody did, and what became of it. Times are milliseconds since 1970. */
export type Act = { readonly by: string; readonly at: number; readonly other: string } & (
  | { readonly kind: 'kudos'; readonly to: Receiver['kind']; readonly takenBack: boolean }
  | { readonly kind: 'question'; readonly answeredAfter: number | undefined }
  | { readonly kind: 'link'; readonly points: number; readonly vetted: boolean }
  | { readonly kind: 'post'; readonly met: boolean }
);

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const named = (id: string) => ({ id, name: id });

/** What an act adds to the weeks, as the practices count it; taking it back comes later than everything else. */
export function countingsOf(act: Act): Counting[] {
  const { by, at, other } = act;
  const said = (counted: Pick<Counting, 'counters' | 'ties'>, when = at): Counting => {
    return { at: when, timeZone: 'UTC', ...counted };
  };
  switch (act.kind) {
    case 'kudos': {
      const receivers: Record<Receiver['kind'], object> = {
        person: { person: named(other) },
        crew: { people: [named(other), named(by)] },
        space: {},
      };
      const receiver = { kind: act.to, ...receivers[act.to] };
      const kudos = { giver: named(by), receiver, practice: 'helped' } as Kudos;
      return [said(countKudos(kudos)), ...(act.takenBack ? [said(uncountKudos(kudos))] : [])];
    }
    case 'question': {
      const question = { asker: named(by), at } as Question;
      const asked = said(countQuestion(question));
      if (act.answeredAfter === undefined) return [asked];
      const answered = at + act.answeredAfter * hourMs;
      const answer = countAnswer({ by: named(other) } as Answer, {
        askerId: by,
        question,
        locale: '',
      });
      return [asked, said(answer, answered), said(countMet(question, answered))];
    }
    case 'link': {
      const link = { first: named(by) } as Link;
      const vetted = [said(countVetted()), said(countVetter(other, link))];
      return [said(countLink(link, act.points)), ...(act.vetted ? vetted : [])];
    }
    case 'post': {
      const post = { author: named(by) } as Post;
      const met = [said(countPostMet()), said(countInput(other, post))];
      return [said(countPost(post)), ...(act.met ? met : [])];
    }
  }
}

/** Acts of these people in the weeks before a moment and the one it is in. */
export function anyHistory(people: readonly string[], now: number, weeks: number, most: number) {
  const common = {
    by: fc.nat({ max: people.length - 1 }),
    // Nobody thanks or answers themselves.
    step: fc.integer({ min: 1, max: people.length - 1 }),
    ago: fc.integer({ min: 1, max: weeks * 168 }),
  };
  const which = fc.oneof(
    fc.record({
      kind: fc.constant('kudos' as const),
      to: fc.constantFrom('person' as const, 'crew' as const, 'space' as const),
      takenBack: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('question' as const),
      answeredAfter: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('link' as const),
      points: fc.nat({ max: 4 }),
      vetted: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('post' as const), met: fc.boolean() }),
  );
  const act = fc.tuple(fc.record(common), which).map(([{ by, step, ago }, what]): Act => {
    const at = now - ago * hourMs;
    const name = (n: number) => people[n % people.length] ?? '';
    const act = { ...what, by: name(by), at, other: name(by + step) };
    // What has not happened yet is not counted.
    const early = act.kind === 'question' && at + (act.answeredAfter ?? 0) * hourMs > now;
    return early ? { ...act, answeredAfter: undefined } : act;
  });
  return fc.array(act, { minLength: most / 2, maxLength: most });
}

/** A measure, counted from the acts themselves; undefined where it is not defined. */
export type Counted = Readonly<Partial<Record<FigureName, number>>>;

const share = (some: number, all: number) => (all > 0 ? some / all : undefined);

/** Who did anything, by week: an answer in the week it was given. */
export function active(acts: readonly Act[]): Map<string, Set<string>> {
  const weeks = new Map<string, Set<string>>();
  const saw = (at: number, person: string) => {
    const week = weekOf(at, 'UTC');
    weeks.set(week, (weeks.get(week) ?? new Set()).add(person));
  };
  for (const act of acts) {
    if (act.kind === 'kudos' && act.takenBack) continue;
    saw(act.at, act.by);
    if (act.kind === 'question' && act.answeredAfter !== undefined)
      saw(act.at + act.answeredAfter * hourMs, act.other);
    if ((act.kind === 'link' && act.vetted) || (act.kind === 'post' && act.met))
      saw(act.at, act.other);
  }
  return weeks;
}

/** As the counters keep it: at most so many hours, and longer than all of them is twice the longest. */
function roundedWait(hours: number): number {
  return waitHours.find((most) => hours <= most) ?? (waitHours.at(-1) ?? 0) * 2;
}

/** The measures of these weeks, by their definitions (`FigureName`), from the acts; `lasting` of them count for participation. */
export function countFigures(
  acts: readonly Act[],
  weeks: readonly string[],
  { members, now, lasting }: { members: number; now: number; lasting: number },
): Counted {
  const within = acts.filter(({ at }) => weeks.includes(weekOf(at, 'UTC')));
  const of = <K extends Act['kind']>(kind: K) =>
    within.filter((act): act is Extract<Act, { kind: K }> => act.kind === kind);
  const kudos = of('kudos').filter(({ takenBack }) => !takenBack);
  const [links, posts, questions] = [of('link'), of('post'), of('question')];
  const waits = questions.map(({ at, answeredAfter }): Wait => {
    if (answeredAfter !== undefined) return { time: roundedWait(answeredAfter), answered: true };
    const monday = at - ((at - mondayOf1970) % weekMs);
    return { time: (now - monday) / hourMs, answered: false };
  });
  const people = active(acts);
  const turns = weeks.reduce((sum, week) => sum + (people.get(week)?.size ?? 0), 0);
  return {
    participation: Math.min(1, turns / lasting / members),
    input: share(posts.filter(({ met }) => met).length, posts.length),
    toGroups: share(kudos.filter(({ to }) => to !== 'person').length, kudos.length),
    vetted: share(links.filter(({ vetted }) => vetted).length, links.length),
    context: share(
      links.reduce((sum, { points }) => sum + points, 0),
      links.length,
    ),
    answerRate: share(
      questions.filter(({ answeredAfter }) => answeredAfter !== undefined).length,
      questions.length,
    ),
    medianWait: waitOf(waits, 0.5),
    longWait: waitOf(waits, 0.9),
  };
}
/** The 5th of January 1970 was a Monday. */
const mondayOf1970 = 4 * 24 * hourMs;

/** Whether a week stands by itself in a measure: at least five people did what it is about. */
export function stands(acts: readonly Act[], week: string, name: FigureName): boolean {
  return peopleOf(acts, [week], name) >= fewestPeople;
}

/** Who is behind a measure in these weeks: those who did what it is about. */
export function peopleOf(acts: readonly Act[], weeks: readonly string[], name: FigureName): number {
  if (name === 'participation') {
    const found = active(acts);
    return new Set(weeks.flatMap((week) => [...(found.get(week) ?? [])])).size;
  }
  const kinds: Partial<Record<FigureName, Act['kind']>> = {
    ...{ input: 'post', toGroups: 'kudos', vetted: 'link', context: 'link' },
  };
  const kind = kinds[name] ?? 'question';
  const those = acts.filter(
    (act) =>
      act.kind === kind &&
      weeks.includes(weekOf(act.at, 'UTC')) &&
      !(act.kind === 'kudos' && act.takenBack),
  );
  return new Set(those.map(({ by }) => by)).size;
}

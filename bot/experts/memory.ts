import type { Kind } from '../search/contract';
import type { Kept } from '../search/index';
import type { Search } from '../search/port';
import { Preferences } from './contract';
import type { Activity } from './ranking';

/** What shows that somebody knows something, and is there. */
export const shownKinds = ['answer', 'link', 'kudos', 'post'] as const satisfies readonly Kind[];
/** What somebody says they know. */
export const saidKinds = ['profile'] as const satisfies readonly Kind[];

const placeOf = (tenant: string, space: string) => JSON.stringify([tenant, space]);

/** What is known of people at all times, kept up by the index as documents come and go. */
export interface Memory {
  /** When people left evidence, a map for each of these spaces. */
  activity(tenant: string, spaces: readonly string[]): readonly Activity[];
  preferences(tenant: string, person: string): Preferences | undefined;
  /** Who was asked in the space since a moment, once for each time; of the last four weeks. */
  asked(tenant: string, space: string, since: number): readonly string[];
}

/** How long it is remembered who was asked, in milliseconds. */
export const askedMs = 28 * 86_400_000;

/** Who was asked a question: of its words nothing is kept. */
type Asked = Pick<Kept, 'at' | 'people'>;

/** Times in order, with few of them moved: documents come nearly in the order of their times. */
function put(times: number[], at: number): void {
  let n = times.length;
  while (n > 0 && (times[n - 1] ?? 0) > at) n -= 1;
  times.splice(n, 0, at);
}

function takeOut(times: number[], at: number): void {
  const n = times.lastIndexOf(at);
  if (n >= 0) times.splice(n, 1);
}

export function makeMemory(search: Pick<Search, 'follow'>): Memory {
  const places = new Map<string, Map<string, number[]>>();
  const profiles = new Map<string, Preferences>();
  const questions = new Map<string, Map<string, Asked>>();

  function timesOf(kept: Kept, person: string): number[] {
    const key = placeOf(kept.tenant, kept.space);
    const people = places.get(key) ?? new Map<string, number[]>();
    places.set(key, people);
    const times = people.get(person) ?? [];
    people.set(person, times);
    return times;
  }

  search.follow(shownKinds, (before, now) => {
    for (const person of before?.people ?? [])
      takeOut(timesOf(before as Kept, person), before?.at ?? 0);
    for (const person of now?.people ?? []) put(timesOf(now as Kept, person), now?.at ?? 0);
  });
  search.follow(saidKinds, (before, now) => {
    for (const person of before?.people ?? [])
      profiles.delete(placeOf(before?.tenant ?? '', person));
    for (const person of now?.people ?? []) {
      const view = Preferences.safeParse(JSON.parse(now?.view || '{}'));
      if (view.success) profiles.set(placeOf(now?.tenant ?? '', person), view.data);
    }
  });
  search.follow(['question'], (before, now) => {
    const kept = now ?? before;
    if (!kept) return;
    const key = placeOf(kept.tenant, kept.space);
    const here = questions.get(key) ?? new Map<string, Asked>();
    questions.set(key, here);
    here.delete(kept.id);
    if (now && now.people.length > 0) here.set(now.id, { at: now.at, people: now.people });
    // They come nearly in the order of their times: the oldest are in front.
    for (const [id, { at }] of here) {
      if (at >= kept.at - askedMs) break;
      here.delete(id);
    }
  });

  return {
    activity: (tenant, spaces) =>
      spaces.flatMap((space) => places.get(placeOf(tenant, space)) ?? []),
    preferences: (tenant, person) => profiles.get(placeOf(tenant, person)),
    asked: (tenant, space, since) =>
      [...(questions.get(placeOf(tenant, space))?.values() ?? [])]
        .filter(({ at }) => at >= since)
        .flatMap(({ people }) => people),
  };
}

import type { Document } from '../../bot/search/contract';
import type { RunningSearch } from '../../bot/search/search';
import type { Random } from './random';

export const tenant = 'faults';
const spaces = ['plant', 'lab'];
const words = ['pump', 'valve', 'chlorine', 'sensor', 'pressure', 'meter', 'filter', 'drain'];

/** A link of a few words out of eight, so that every word finds many. */
export function documentOf(random: Random, id: string, round: number): Document {
  return {
    ...{ tenant, id, kind: 'link', space: random.pick(spaces), people: [], author: '', state: '' },
    title: `${random.pick(words)} ${random.pick(words)}`,
    text: Array.from({ length: 20 }, () => random.pick(words)).join(' '),
    tags: [random.pick(words)],
    ...{ at: Date.UTC(2026, 2, 2) + 60_000 * round, weight: random.below(4) },
    view: JSON.stringify({ round }),
  };
}

/** What every kind of search finds: everything, each word, a beginning, and two words. Scores fall as time goes by. */
export function results(search: Pick<RunningSearch, 'find'>): string {
  const texts = ['', ...words, 'chl', 'pump valve'];
  const found = texts.map((text) =>
    search
      .find({ tenant, reader: 'someone', spaces, kinds: ['link'], text, limit: 100 })
      .map(({ id, view }) => [id, view]),
  );
  return JSON.stringify(found);
}

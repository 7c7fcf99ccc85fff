import type { Part, Query } from '../search/port';
import type { Reader } from '../spaces/membership';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { BoardItem, type BoardQuery } from './contract';

const statesOf: Readonly<Record<BoardQuery['filter'], readonly string[]>> = {
  ...{ all: [], mine: [], open: ['open', 'answered'], skills: ['open'] },
  ...{ waiting: ['open'], resolved: ['resolved'] },
};
/** Questions looked at for one skill. */
const looked = 100;

/** Questions in spaces the caller may read. No storage transaction. */
export function listQuestions(
  { search }: World,
  { tenant, id: reader }: Caller,
  readers: readonly Reader[],
  { filter, text = '', tags = [], skip = 0, limit }: Part & Pick<BoardQuery, 'filter'>,
): BoardItem[] {
  const where = { tenant, reader, spaces: readers.map(({ space }) => space.id) };
  const find = (more: Partial<Query>) =>
    search.find({
      ...{ ...where, kinds: ['question'], states: statesOf[filter], text, tags, skip, limit },
      ...more,
    });
  const read = (found: readonly { view: string }[]) =>
    found.map(({ view }) => BoardItem.parse(JSON.parse(view)));
  if (filter === 'mine') return read(find({ authors: [reader] }));
  if (filter === 'waiting') return read(find({ oldestFirst: true }));
  if (filter !== 'skills') return read(find({}));
  const profile = {
    kinds: ['profile'],
    states: [],
    authors: [reader],
    text: '',
    tags: [],
  } as const;
  const [own] = find({ ...profile, skip: 0, limit: 1 });
  const matching = (own?.tags ?? []).flatMap((skill) =>
    find({ tags: [skill], skip: 0, limit: looked }),
  );
  const unique = [...new Map(matching.map((found) => [found.id, found])).values()];
  return read(unique.toSorted((a, b) => b.at - a.at).slice(skip, skip + limit));
}

import fc from 'fast-check';
import { matches, mergePage, pageSize } from '../../bot/recognition/wall';

/** Reads a wall page by page, the way the route does, from spaces that hold the given ids. */
function readAll(
  spaces: readonly (readonly string[])[],
  rows: number,
  wanted: (id: string) => boolean,
) {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const from = after;
    const slices = spaces.map((ids) => {
      const rest = ids.filter((id) => from === undefined || id > from);
      return { kudos: rest.slice(0, rows).map((id) => ({ id })), more: rest.length > rows };
    });
    const page = mergePage(slices, ({ id }) => wanted(id));
    expect(page.kudos.length).toBeLessThanOrEqual(pageSize);
    seen.push(...page.kudos.map(({ id }) => id));
    after = page.after;
  } while (after);
  return seen;
}

test('paging through several spaces gives everything once, newest first', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1_000, max: 9_999 }).map(String), {
    maxLength: 150,
  });
  const spaces = fc.array(ids, { maxLength: 4 });
  fc.assert(
    fc.property(
      spaces,
      fc.constantFrom(pageSize, 100),
      fc.integer({ min: 1, max: 3 }),
      (given, rows, keep) => {
        const sorted = given.map((space, n) => space.map((id) => `${id}.${n}`).toSorted());
        const wanted = (id: string) => Number(id.slice(0, 4)) % keep === 0;
        expect(readAll(sorted, rows, wanted)).toEqual(sorted.flat().filter(wanted).toSorted());
      },
    ),
    { numRuns: 200 },
  );
});

test('a name matches in any case and without accents; a practice matches exactly', () => {
  const kudos = {
    id: '1',
    space: 's',
    spaceName: 'Blue Team',
    giver: { id: 'a', name: 'Zoë Łukasz' },
    receiver: {
      kind: 'crew' as const,
      name: 'Release crew',
      people: [{ id: 'b', name: 'Jonas Weber' }],
    },
    what: '',
    possible: '',
    practice: 'helped' as const,
    at: 0,
    joiners: [],
    joinCount: 0,
  };
  expect(matches(kudos, { who: 'ZOE' })).toBe(true);
  expect(matches(kudos, { who: 'release' })).toBe(true);
  expect(matches(kudos, { who: 'weber' })).toBe(true);
  expect(matches(kudos, { who: 'blue' })).toBe(true);
  expect(matches(kudos, { who: 'mallory' })).toBe(false);
  expect(matches(kudos, { practice: 'taught' })).toBe(false);
  expect(matches(kudos, {})).toBe(true);
});

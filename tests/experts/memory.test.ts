import fc from 'fast-check';
import { askedMs, makeMemory } from '../../bot/experts/memory';
import type { Change, Kept } from '../../bot/search/index';

const dayMs = 86_400_000;
const begin = Date.UTC(2026, 2, 2, 9);

const question = (id: string, at: number, people: readonly string[]): Kept => ({
  ...{ tenant: 't', id, kind: 'question', space: 's', title: 'How?', tags: [], state: 'open' },
  ...{ people: [...people], author: '', at, weight: 1, view: '' },
});

/** A memory, and how it is told of a question that comes, changes or goes. */
function told() {
  const changes: Change[] = [];
  const memory = makeMemory({ follow: (_kinds, change) => void changes.push(change) });
  const known = new Map<string, Kept>();
  return {
    memory,
    known,
    tell: (id: string, now: Kept | undefined) => {
      for (const change of changes) change(known.get(id), now);
      if (now) known.set(id, now);
      else known.delete(id);
    },
  };
}

test('who was asked is who was asked in the last four weeks, whatever came, changed and went', () => {
  const person = fc.constantFrom('ada', 'ben', 'cem');
  const step = fc.record({
    id: fc.nat({ max: 30 }).map(String),
    days: fc.double({ min: 0, max: 6, noNaN: true }),
    people: fc.array(person, { maxLength: 3 }),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { memory, known, tell } = told();
      let now = begin;
      for (const { id, days, people, gone } of steps) {
        now += days * dayMs;
        tell(id, gone ? undefined : question(id, known.get(id)?.at ?? now, people));
        const since = now - askedMs;
        const wanted = [...known.values()].filter(({ at }) => at >= since);
        expect(memory.asked('t', 's', since).toSorted()).toEqual(
          wanted.flatMap((one) => one.people).toSorted(),
        );
      }
    }),
  );
});

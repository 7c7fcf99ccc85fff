import fc from 'fast-check';
import type { Hanging, Post } from '../../bot/posts/contract';
import { postDocument } from '../../bot/posts/documents';
import {
  checkAuthor,
  checkOthers,
  close,
  decideInput,
  decideLines,
  limits,
  reword,
  titleOf,
  withHanging,
} from '../../bot/posts/domain';
import { Space } from '../../bot/spaces/contract';
import { Refusal } from '../../bot/teams/refusal';

const ada = { id: 'ada', name: 'Ada' };
const post: Post = {
  ...{ id: 'p.1', space: 's', author: ada, working: 'The alarm list', learned: '', wanted: '' },
  ...{ tags: ['alarms'], at: 1, state: 'open', inputs: [], inputCount: 0, watchers: [] },
  ...{ watcherCount: 0, helped: 0 },
};
const nothing: Hanging = { inputs: [], watchers: [], helped: [] };
const none = { working: '', learned: '', wanted: '' };
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
};

describe('the lines', () => {
  test.each([
    ['nothing at all', none, 'posts.empty'],
    ['white space and what nobody sees', { ...none, learned: ' \u200b\n' }, 'posts.empty'],
    ['too much', { ...none, wanted: 'x'.repeat(limits.longestLine + 1) }, 'posts.tooLong'],
    ['one line', { ...none, wanted: 'Which alarms would you miss?' }, 'taken'],
  ])('%s', (_what, typed, expected) => {
    expect(refusal(() => decideLines(typed))).toBe(expected);
  });

  test('the first that says something is what the post is called, on one line', () => {
    expect(titleOf({ working: '', learned: 'A loose cable\nin pit 4', wanted: 'x' })).toBe(
      'A loose cable',
    );
    expect(titleOf({ ...none, wanted: 'y'.repeat(500) }).length).toBeLessThanOrEqual(
      limits.longestTitle,
    );
  });
});

test('its author alone changes it; others alone watch it and are helped by it', () => {
  expect(refusal(() => checkAuthor(post, 'ben'))).toBe('posts.onlyAuthor');
  expect(refusal(() => checkAuthor(post, 'ada'))).toBe('taken');
  expect(refusal(() => checkOthers(post, 'ada'))).toBe('posts.own');
  expect(refusal(() => checkOthers(post, 'ben'))).toBe('taken');
});

test('closed with what came of it, it is neither closed again nor reworded', () => {
  expect(refusal(() => close(post, ' ', 5))).toBe('posts.noOutcome');
  const closed = close(post, 'One list, half as long.', 5);
  expect(closed).toMatchObject({ state: 'closed', outcome: 'One list, half as long.' });
  expect(refusal(() => close(closed, 'Again', 6))).toBe('posts.closed');
  expect(refusal(() => reword(closed, { ...none, working: 'x', tags: [] }, 6))).toBe(
    'posts.closed',
  );
});

test('a link that is left out when it is reworded is gone', () => {
  const shown = { ...post, page: { url: 'https://a.example/', host: 'a.example' } };
  expect(reword(shown, { ...none, learned: 'x', tags: [] }, 5)).toMatchObject({ editedAt: 5 });
  expect(reword(shown, { ...none, learned: 'x', tags: [] }, 5).page).toBeUndefined();
});

test('input says something', () => {
  expect(refusal(() => decideInput('\u200b'))).toBe('posts.emptyInput');
  expect(decideInput(' Keep the one of pump 3. ')).toBe('Keep the one of pump 3.');
});

test('whatever hangs on it, in whatever order: the counts are right, and the newest input is shown', () => {
  const time = fc.integer({ min: 1, max: 50 });
  const inputs = fc.uniqueArray(
    fc.record({ id: fc.uuid(), by: fc.constant(ada), text: fc.string(), at: time }),
    { selector: ({ text }) => text, maxLength: 12 },
  );
  const watchers = fc.uniqueArray(fc.record({ id: fc.uuid(), name: fc.string(), at: time }), {
    selector: ({ id }) => id,
    maxLength: 12,
  });
  fc.assert(
    fc.property(inputs, watchers, fc.uniqueArray(fc.uuid()), (given, watching, helped) => {
      const shown = withHanging(post, { inputs: given, watchers: watching, helped });
      expect(shown).toMatchObject({
        ...{ inputCount: given.length, watcherCount: watching.length, helped: helped.length },
      });
      expect(shown.inputs).toHaveLength(Math.min(given.length, limits.inputsShown));
      const left = given.filter(({ id }) => !shown.inputs.some((one) => one.id === id));
      for (const one of shown.inputs) for (const { at } of left) expect(one.at >= at).toBe(true);
      const turned = { inputs: given.toReversed(), watchers: watching.toReversed(), helped };
      expect(withHanging(post, turned)).toEqual(shown);
    }),
  );
});

describe('as evidence of who knows', () => {
  const space = Space.parse({
    ...{ tenant: 't', id: 's', kind: 'team', serviceUrl: 'https://x.example', name: 'S' },
    conversation: 's',
  });
  const given = { id: 'i', by: { id: 'ben', name: 'Ben' }, text: 'Keep pump 3.', at: 2 };
  const peopleOf = (one: Post, hanging: Partial<Hanging> = {}) =>
    postDocument({ post: one, locale: 'en' }, { ...nothing, ...hanging }, space).people;

  test('it speaks for its author and for who gave input, not for who only asks or watches', () => {
    expect(peopleOf(post, { inputs: [given, { ...given, by: ada }] })).toEqual(['ada', 'ben']);
    const asking = { ...post, working: '', wanted: 'Which?' };
    const watchers = [{ id: 'zoe', name: 'Zoe', at: 1 }];
    expect(peopleOf(asking, { inputs: [given], watchers })).toEqual(['ben']);
  });
});

import type { Link } from '../../bot/links/contract';
import {
  type Decision,
  decide,
  decideTitle,
  decideWhy,
  dueAt,
  shareAgain,
} from '../../bot/links/domain';
import { Refusal } from '../../bot/teams/refusal';

const ada = { id: 'ada', name: 'Ada' };
const ben = { id: 'ben', name: 'Ben' };
const link: Link = {
  ...{ id: 'l.1', space: 's', url: 'https://a.example/', host: 'a.example', title: 'A page' },
  ...{ tags: [], at: 1, first: ada, whys: [], whyCount: 1, contexts: [], useful: 0, outdated: 0 },
  state: 'pending',
};
const approve: Decision = { decision: 'approve', text: '', use: 'often', reviewWeeks: 4, seen: 0 };
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return `${error.key} ${JSON.stringify(error.values)}`;
    throw error;
  }
};

describe('a why', () => {
  const title = 'Alarms that let you sleep at night';

  test.each([
    ['', /missing":40/],
    ['https://alarms.example/alarms-that-let-you-sleep-at-night', /links.shortWhy/],
    [`${title} ${title} ${title}`, /links.shortWhy/],
    ['good', /missing":36/],
    ['x'.repeat(1_001), /links.tooLong/],
  ])('%j says too little or too much', (why, expected) => {
    expect(refusal(() => decideWhy(why, title))).toMatch(expected);
  });

  test('of one’s own in forty characters is enough, in any script', () => {
    for (const why of [
      'It ended our false alarms: read it before the next rota.',
      'これは夜間の誤報をなくしてくれたので、しきい値を決める前に必ず読んでほしい良い記事です。本当に助かりました。',
    ])
      expect(decideWhy(why, title)).toBe(why);
  });
});

test('without a title it is the address, which nobody fetches', () => {
  expect(decideTitle(' ', 'https://a.example/guide/one')).toBe('a.example/guide/one');
  expect(decideTitle('Guide', 'https://a.example/')).toBe('Guide');
});

describe('a decision', () => {
  test('the first one wins, and the second hears what it was', () => {
    const { link: vetted } = decide(link, ada, approve, 5);
    expect(vetted).toMatchObject({ state: 'vetted', vetting: { by: ada, at: 5 } });
    const decline: Decision = { ...approve, decision: 'decline', text: 'No.' };
    expect(refusal(() => decide(vetted, ben, decline, 6))).toMatch(/links.decided.*vetted.*Ada/);
    expect(refusal(() => decide(vetted, ben, approve, 6))).toMatch(/links.decided/);
    expect(decide(vetted, ben, { ...approve, seen: 5 }, 6).link.vetting?.by).toEqual(ben);
  });

  test.each(['sendBack', 'decline', 'retire'] as const)('%s needs words', (decision) => {
    const state = decision === 'retire' ? 'vetted' : 'pending';
    expect(refusal(() => decide({ ...link, state }, ada, { ...approve, decision }, 5))).toMatch(
      /links.no(Reason|Question)/,
    );
  });

  test('what is declined stays so; what is retired or sent back begins again when it is shared', () => {
    const note = { by: ben, text: 'An advert.', at: 3 };
    expect(refusal(() => shareAgain({ ...link, state: 'declined', note }, true))).toMatch(
      /declinedBefore.*Ben.*An advert/,
    );
    expect(shareAgain({ ...link, state: 'retired', note }, false)).toMatchObject({
      state: 'unvetted',
    });
    expect(shareAgain({ ...link, state: 'sentBack', note }, true)).toMatchObject({
      state: 'pending',
    });
    expect(shareAgain({ ...link, state: 'vetted' }, true)).toBeUndefined();
  });

  test('it is due after its weeks, or never', () => {
    expect(dueAt(decide(link, ada, approve, 5).link)).toBe(5 + 4 * 7 * 86_400_000);
    expect(dueAt(decide(link, ada, { ...approve, reviewWeeks: 0 }, 5).link)).toBeUndefined();
    expect(dueAt(link)).toBeUndefined();
  });
});

import fc from 'fast-check';
import {
  contextPoints,
  contextQuality,
  type Judged,
} from '../../bot/health/measures/context-quality';
import type { Said } from '../../bot/links/contract';
import { limits } from '../../bot/links/domain';

const mia = { id: 'mia', name: 'Mia Brandt' };
const noa = { id: 'noa', name: 'Noa Levi' };
const said = (by: Said['by'], text: string): Said => ({ by, text, at: 1 });
const short = said(mia, 'It saved me a morning of looking through our old notes.');
const bare: Judged = { state: 'unvetted', first: mia, whys: [short], whyCount: 1, contexts: [] };

test('what was asked for, and no more, has no points', () => {
  expect(short.text.length).toBeGreaterThanOrEqual(limits.shortestWhy);
  expect(contextQuality(bare)).toBe(0);
});

test('each thing gives its own point', () => {
  const full = said(mia, `${short.text} The tables on page three are what we had been missing.`);
  expect(contextPoints({ ...bare, whys: [full] })).toEqual({
    ...{ fullWhy: true, whoOrWhen: false, vetted: false, secondVoice: false },
  });
  const who = said(mia, 'It saved me a morning: whoever sets up alarms should read it.');
  expect(contextPoints({ ...bare, whys: [who] })).toEqual({
    ...{ fullWhy: false, whoOrWhen: true, vetted: false, secondVoice: false },
  });
  expect(contextPoints({ ...bare, state: 'vetted' })).toEqual({
    ...{ fullWhy: false, whoOrWhen: false, vetted: true, secondVoice: false },
  });
  const added = said(noa, 'Use the second edition.');
  expect(contextPoints({ ...bare, contexts: [added] })).toEqual({
    ...{ fullWhy: false, whoOrWhen: false, vetted: false, secondVoice: true },
  });
  expect(contextPoints({ ...bare, whyCount: 2 }).secondVoice).toBe(true);
  expect(contextPoints({ ...bare, contexts: [said(mia, 'Page 3.')] }).secondVoice).toBe(false);
  expect(contextPoints({ ...bare, state: 'retired' }).vetted).toBe(false);
  const all = [full, who];
  expect(contextQuality({ ...bare, state: 'vetted', whys: all, contexts: [added] })).toBe(4);
});

test('words count as whole words, in any case; another language brings its own', () => {
  const saying = (text: string) => ({ ...bare, whys: [said(mia, text)] });
  expect(contextPoints(saying('Specific and swift')).whoOrWhen).toBe(false);
  expect(contextPoints(saying('WHEN: setting up')).whoOrWhen).toBe(true);
  expect(contextPoints(saying('Für alle, die neu sind')).whoOrWhen).toBe(false);
  expect(contextPoints(saying('Für alle, die neu sind'), ['für alle']).whoOrWhen).toBe(true);
});

test('to say more never costs a point', () => {
  const texts = fc.array(fc.string({ maxLength: 120 }), { minLength: 1, maxLength: 3 });
  const law = fc.property(texts, texts, (some, more) => {
    const before = { ...bare, whys: some.map((text) => said(mia, text)) };
    const contexts = more.map((text) => said(noa, text));
    const after = { ...before, contexts };
    expect(contextQuality(after)).toBeGreaterThan(contextQuality(before));
    expect(contextQuality({ ...after, state: 'vetted' })).toBe(contextQuality(after) + 1);
  });
  fc.assert(law);
});

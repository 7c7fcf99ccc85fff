/** @jest-environment jsdom */
import { healthCard } from '../../bot/health/cards';
import type { FigureName, Health, Practice } from '../../bot/health/contract';
import { textsFor } from '../../bot/texts/texts';
import { csvOf } from '../../tab/src/health/csv';
import { pictureOf } from '../../tab/src/health/picture';
import { measures, told } from '../../tab/src/health/words';
import { wordsOf } from '../support/cards';

const headlines: readonly (readonly [Practice, FigureName, number | null])[] = [
  ['openness', 'participation', 0.614],
  ['recognition', 'toGroups', 0.305],
  ['curation', 'vetted', 0.499],
  ['questions', 'answerRate', null],
];
const health: Health = {
  ...{ space: 's', spaceName: 'Water lab', period: 12, open: false, members: 12 },
  ...{ from: '2026-W01', to: '2026-W12', since: '2026-W01', today: { step: 'keep' } },
  figures: headlines.map(([practice, name, value]) => {
    return { practice, name, value, change: null, n: value === null ? null : 7 };
  }),
  trends: [],
};
const colours = { ground: '', words: '', quiet: '', bar: '', line: '' };
const places = { page: '', timeZone: 'UTC', span: { from: 0, to: 1 } };

test('card, page, picture and table say a figure in the same words, and none where it is hidden', () => {
  const card = wordsOf(healthCard(health, textsFor('en'), 'en', places));
  const picture = [...pictureOf(health, colours).matchAll(/<text[^>]*>([^<]*)/g)]
    .map(([, words]) => words)
    .join(' | ');
  const table = csvOf(health, { hidden: 'too few', anybody: '', undefined: '' });
  for (const figure of health.figures) {
    const [headline] = measures[figure.practice];
    expect(headline).toBe(figure.name);
    if (figure.n === null) {
      expect(picture).toContain(
        'Not shown | Only weeks in which at least five people did this are counted',
      );
      expect(card).toContain('Not shown');
      expect(table).toContain(`${figure.name},,,,,,too few`);
      continue;
    }
    expect(picture).toContain(`${told(figure)} | `);
    expect(card).toContain(told(figure));
    expect(table).toContain(`${figure.name},${figure.value},`);
  }
});

test('of a group that everybody may act in, all of them say why there is no share', () => {
  const figures = health.figures.map((one) => ({ ...one, n: 7, value: null }));
  const open = { ...health, open: true, figures };
  const [participation = ''] = csvOf(open, { hidden: '', anybody: 'open to all', undefined: '' })
    .split('\r\n')
    .filter((line) => line.includes(',participation,'));
  expect(participation).toMatch(/open to all$/);
  expect(pictureOf(open, colours)).toMatch(/>Open to all<.*?>This group is open to everybody/);
  expect(wordsOf(healthCard(open, textsFor('en'), 'en', places))).toContain('Open to everybody');
});

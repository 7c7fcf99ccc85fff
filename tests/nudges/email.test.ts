import fc from 'fast-check';
import { cleanEmail } from '../../bot/nudges/email/clean';
import { propose } from '../../bot/nudges/email/propose';
import { slowTexts } from '../sensitivity/slow';
import { mails } from './mails';

test.each(mails)('what was said is left: $about', ({ text, subject, body }) => {
  expect(cleanEmail(text)).toEqual({ body, ...(subject && { subject }) });
});

test.each(mails)('it becomes what suits it: $about', ({ text, as }) => {
  expect(propose(cleanEmail(text)).as).toBe(as);
});

test.each([
  ['RE: AW: [EXTERNAL] Fwd: New jig', 'New jig'],
  ['WG: Neue Lehre', 'Neue Lehre'],
  ['Re[2]: TR : RV: Jig', 'Jig'],
  ['Regarding the jig', 'Regarding the jig'],
  ['Re: ', 'It holds'],
])('the subject %j gives the title %j', (subject, title) => {
  expect(propose({ subject, body: 'It holds. Every time.' }).title).toBe(title);
});

test('without a subject the first sentence is the title, and the rest the text', () => {
  expect(propose({ body: 'It holds. Every time.\n\nTry it.' })).toEqual({
    as: 'post',
    title: 'It holds',
    text: 'Every time.\n\nTry it.',
  });
  expect(propose({ body: 'Who knows torque limits? We use M3.' })).toMatchObject({
    as: 'question',
    title: 'Who knows torque limits?',
    text: 'We use M3.',
  });
});

test('a long first sentence is cut for the title, and stays in the text', () => {
  const body = `${'word '.repeat(60)}end.`;
  const { title, text } = propose({ body });
  expect(title.length).toBeLessThanOrEqual(150);
  expect(title.endsWith('…')).toBe(true);
  expect(text).toBe(body);
});

test('a link is split from what is said of it', () => {
  const body = 'Great talk about jigs.\nhttps://learn.example/jigs.';
  expect(propose({ subject: 'Fwd: Talk', body })).toEqual({
    as: 'link',
    title: 'Talk',
    text: 'Great talk about jigs.',
    url: 'https://learn.example/jigs',
  });
});

test('a long mail that ends with a question is a post that asks for input', () => {
  const body = `${'We moved the holder and measured again. '.repeat(20)}\n\nWhat do you think?`;
  expect(propose({ body }).as).toBe('post');
});

const anyMail = fc
  .array(
    fc.oneof(fc.constantFrom(...mails.map(({ text }) => text)), fc.string({ unit: 'grapheme' })),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('\n'));

test('no mail address is left', () => {
  fc.assert(
    fc.property(anyMail, (text) => {
      const { body } = cleanEmail(text);
      expect(body.replace(/https?:\S*/g, '')).not.toMatch(/[a-z]@fabrikam\.example/);
    }),
  );
});

test('what is made to slow patterns down is read too', () => {
  for (const { text } of slowTexts(2_000))
    expect(typeof propose(cleanEmail(text)).title).toBe('string');
});

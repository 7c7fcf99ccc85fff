import fc from 'fast-check';
import { Proposal } from '../../bot/intelligence/contract';
import { readAnswer } from '../../bot/intelligence/untrusted';

const sentence = 'Share https://pumps.example.com/guide with the crew: it saved me a day.';
const read = (answer: unknown, written = sentence) =>
  readAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), Proposal, written);

test('a proposal is read, its texts cleaned, with the address the person wrote', () => {
  expect(
    read({
      kind: 'link',
      url: 'https://pumps.example.com/guide',
      why: ' It saved\u202e me a day\u0000 ',
    }),
  ).toEqual({ kind: 'link', url: 'https://pumps.example.com/guide', why: 'It saved me a day' });
  expect(read({ kind: 'kudos', crewName: 'Release crew', whole: false })).toBeDefined();
  expect(
    read({ kind: 'question', title: 'Did 3.5.1 and/or 4.2 fail at 10:30, e.g. in CI/CD?' }),
  ).toBeDefined();
});

const guid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
test.each([
  ['no JSON', 'Sure! {"kind":"help"}'],
  ['JSON in a fence', '```json\n{"kind":"help"}\n```'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', [{ kind: 'help' }]],
  ['an unknown form', { kind: 'erase' }],
  ['a verb of a button', { kind: 'kudos', what: 'x', verb: 'recognition.give' }],
  ['a field that sends', { kind: 'question', title: 'x', send: true, confirmed: 'true' }],
  ['who is to get it', { kind: 'kudos', what: 'x', people: [guid] }],
  ['where it is to go', { kind: 'post', working: 'x', space: '19:other@thread.v2' }],
  ['a proto', '{"kind":"help","__proto__":{"on":true}}'],
  ['an id of Entra in a text', { kind: 'kudos', what: `thanks to ${guid}` }],
  ['an id of Teams in a text', { kind: 'kudos', what: 'thanks 29:1abcdef' }],
  ['a mention', { kind: 'kudos', what: '<at>everyone</at> well done' }],
  ['a script', { kind: 'post', working: '<img src=x onerror=alert(1)>' }],
  ['a Markdown link', { kind: 'post', working: 'see [this](x)' }],
  ['another address', { kind: 'link', url: 'https://evil.example.com/guide' }],
  ['a longer address', { kind: 'link', url: 'https://pumps.example.com/guide/../evil' }],
  ['an address hidden in words', { kind: 'link', why: 'log in at evil.example.com/login first' }],
  ['an e-mail address', { kind: 'question', title: 'Why? Write to mallory@evil.example.com' }],
  ['a script address', { kind: 'link', url: 'javascript:alert(1)' }],
  ['a huge text', { kind: 'question', title: 'x'.repeat(151) }],
  ['a number for a text', { kind: 'question', title: 1 }],
])('is refused: %s', (_what, answer) => {
  expect(read(answer)).toBeUndefined();
});

test('whatever is answered, what is read is a proposal that leads nowhere else', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.uuid(),
    fc.constantFrom('well done', '<b>', '](', '\u202e'),
  );
  const words = fc.array(text, { maxLength: 4 }).map((parts) => parts.join(' '));
  const answer = fc.record(
    {
      kind: fc.constantFrom('kudos', 'question', 'link', 'post', 'digest', 'help', 'erase'),
      ...{ what: words, title: words, url: words, why: words, working: words, people: words },
    },
    { requiredKeys: ['kind'] },
  );
  fc.assert(
    fc.property(answer, (raw) => {
      const proposal = read(raw, 'no address in it');
      if (!proposal) return;
      expect(Proposal.safeParse(proposal).success).toBe(true);
      expect(JSON.stringify(proposal)).not.toMatch(/:\/\/|@\w|<b>|\]\(|\u202e/);
    }),
  );
});

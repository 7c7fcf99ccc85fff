/** What a field takes; an input says what it is to each kind it can be put into. */
export type Kind =
  /** Words over several lines, such as a why. */
  | 'words'
  /** Words on one line, such as a title. */
  | 'line'
  /** Short names of things, separated by commas. */
  | 'tags'
  /** Names of languages, separated by commas. */
  | 'languages'
  | 'url'
  /** Addresses set apart by white space. */
  | 'urls'
  /** A day, a time zone or a number: of a few, or of one form. */
  | 'choice'
  /** The id of something: a space, a question. */
  | 'id'
  /** Ids of people. */
  | 'people'
  /** What somebody looks for. */
  | 'search'
  /** How many results are left out, or given. */
  | 'page'
  /** The display name of who does it. */
  | 'actor'
  /** The activity or request itself. */
  | 'envelope';

/** One value, and what has to become of it. */
export interface Given {
  /** `{names}` in ids of people are filled by the ways in. */
  readonly typed: unknown;
  /** What is kept of it where it is taken; for a refusal, nothing. */
  readonly kept?: string;
  /**
   * `refused`: a sentence says why, and nothing is written. `kept`: as in `kept`. `either`: one of the two,
   * as the field is required or long enough. `harmless`: kept in some form, or refused; nothing it could do happens.
   */
  readonly expect: 'refused' | 'kept' | 'either' | 'harmless';
}

export interface Input {
  /** As the design lists it. */
  readonly name: string;
  readonly of: Partial<Readonly<Record<Kind, readonly Given[]>>>;
}

/** Something sound to put it into: long enough for a why, short enough for a title. */
const sentence = (part: string) =>
  `Heron ${part} shows how the old gauge is read by whoever starts here`;
const short = (part: string) => `Heron ${part} gauge crew`;
/** In words and on a line: what is typed, and what of it is kept. */
const within = (typed: string, kept = typed) =>
  ({
    words: [{ typed: sentence(typed), kept: sentence(kept), expect: 'kept' }],
    line: [{ typed: short(typed), kept: short(kept), expect: 'kept' }],
    search: [{ typed: short(typed), expect: 'harmless' }],
  }) as const satisfies Input['of'];
const all = (
  kinds: readonly Kind[],
  typed: readonly unknown[],
  expect: Given['expect'],
): Input['of'] =>
  Object.fromEntries(kinds.map((kind) => [kind, typed.map((one) => ({ typed: one, expect }))]));
const urls = (typed: readonly string[], expect: Given['expect'] = 'refused'): Input['of'] => ({
  ...all(['url', 'urls'], typed, expect),
  ...{ words: typed.map((one) => ({ typed: sentence(one), kept: sentence(one), expect: 'kept' })) },
});
const tag = (typed: string, kept: string): Input['of'] => ({
  tags: [{ typed, kept, expect: 'kept' }],
});

const pieces: readonly Kind[] = ['words', 'line', 'tags', 'languages', 'url', 'urls', 'search'];
const long = (length: number) =>
  all(
    [...pieces, 'id', 'people', 'choice'],
    ['heron '.repeat(length / 6 + 1).slice(0, length)],
    'harmless',
  );
const ids = (...typed: string[]) => all(['id', 'people', 'choice'], typed, 'harmless');
const family = '👩‍👩‍👧‍👦';
const nested = (depth: number) =>
  JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`) as unknown;

/** Display names that are wrong in themselves; `kept` is how they may be shown. */
export const names = [
  { typed: 'Ada \u202Eelpmaxe\u202C Example', kept: 'Ada elpmaxe Example' },
  {
    typed: '**Ada** [here](https://evil.example) `Example`',
    kept: '**Ada** [here](https://evil.example) `Example`',
  },
  { typed: '<at>everyone</at>', kept: '<at>everyone</at>' },
  { typed: '<script>alert(1)</script> Ada', kept: '<script>alert(1)</script> Ada' },
  { typed: 'Ada\u0000 Example', kept: 'Ada Example' },
] as const;
/** By the number of the name above: who has it acts, and is chosen. */
const actor = (...which: number[]): Input['of'] => ({
  actor: which.map((n) => ({ typed: n, kept: names[n]?.kept ?? '', expect: 'kept' })),
});

/** The list "Bad inputs" of the design, in its order; a row each. */
export const inputs: readonly Input[] = [
  { name: 'empty', of: all([...pieces, 'id', 'people', 'choice'], [''], 'either') },
  {
    name: 'white space or zero-width only',
    of: all(
      [...pieces, 'id', 'people', 'choice'],
      [' \t \n ', '\u200B\u200D\u2060\uFEFF'],
      'either',
    ),
  },
  { name: '10,001 characters', of: long(10_001) },
  { name: '32,769 characters', of: long(32_769) },
  {
    name: 'a body of 1 MiB',
    of: all([...pieces, 'id', 'people', 'choice'], ['x'.repeat(1_048_576)], 'refused'),
  },
  {
    name: 'NUL',
    of: {
      ...within('a\u0000b', 'ab'),
      ...tag('he\u0000ron', 'heron'),
      ...all(['id', 'people', 'choice', 'url', 'urls', 'languages'], ['a\u0000b'], 'harmless'),
    },
  },
  {
    name: 'a lone surrogate',
    of: {
      ...within('a\uD800b', 'a\uFFFDb'),
      ...tag('he\uD800ron', 'heron'),
      ...all(['id', 'people', 'choice', 'url', 'urls', 'languages'], ['a\uD800b'], 'harmless'),
    },
  },
  {
    name: 'a bidi override in a name',
    of: { ...within('\u202Egnp.exe\u202C', 'gnp.exe'), ...actor(0) },
  },
  {
    name: 'a flood of combining marks',
    of: {
      ...within(`e${'\u0316'.repeat(500)}`, `e${'\u0316'.repeat(4)}`),
      ...all(
        ['tags', 'languages', 'url', 'urls', 'id', 'people'],
        [`e${'\u0316'.repeat(500)}`],
        'harmless',
      ),
    },
  },
  {
    name: 'emoji families',
    of: {
      ...within(family.repeat(3)),
      // Longer than is kept, so that a cut falls somewhere in the middle of one.
      ...all(['languages', 'tags'], [`a${family.repeat(20)}`, family.repeat(20)], 'harmless'),
      ...all(['url', 'urls', 'id', 'people'], [family], 'harmless'),
    },
  },
  {
    name: 'NFC against NFD of one tag',
    of: {
      ...within('cafe\u0301', 'caf\u00E9'),
      tags: [
        { typed: 'caf\u00E9', kept: 'caf\u00E9', expect: 'kept' },
        { typed: 'cafe\u0301', kept: 'caf\u00E9', expect: 'kept' },
      ],
    },
  },
  {
    name: 'a Turkish dotted i in a tag',
    of: { ...within('\u0130stanbul'), ...tag('D\u0130J\u0130TAL', 'dijital') },
  },
  {
    name: '/ \\ # ?, tab, U+0085 in ids',
    of: { ...ids('a/b', 'a\\b', 'a#b', 'a?b', 'a\tb', 'a\u0085b'), ...within('a/b\\c#d?e') },
  },
  {
    name: "' and x' or PartitionKey ne 'x",
    of: {
      ...ids("'", "x' or PartitionKey ne 'x"),
      ...within("x' or PartitionKey ne 'x"),
      ...tag("x' or y", 'x-or-y'),
    },
  },
  { name: '%2F, %00', of: { ...ids('%2F', 'a%00b', '..%2F..%2F'), ...within('%2F%00') } },
  { name: 'ids of 1,025 characters', of: ids('i'.repeat(1_025)) },
  {
    name: '__proto__, constructor as tag or key',
    of: {
      ...ids('__proto__', 'constructor', 'hasOwnProperty'),
      tags: [
        { typed: '__proto__', kept: '-proto-', expect: 'harmless' },
        { typed: 'constructor', kept: 'constructor', expect: 'kept' },
      ],
      ...within('__proto__ constructor'),
      envelope: [{ typed: 'proto', expect: 'harmless' }],
    },
  },
  {
    name: 'javascript:, data:, file:, vbscript: in mixed case',
    of: urls(
      [
        'jAvAsCrIpT:alert(1)',
        'Data:text/html,<script>alert(1)</script>',
        'fIlE:///etc/passwd',
        'VbScRiPt:msgbox(1)',
      ].map((url) => url),
    ),
  },
  {
    name: 'user:password@ in a URL',
    // In words it is a secret, and the author is asked to look again.
    of: {
      ...all(['url', 'urls'], ['https://heron:canary-password-in-a-url@evil.example/'], 'refused'),
      ...all(
        ['words'],
        [sentence('https://heron:canary-password-in-a-url@evil.example/')],
        'harmless',
      ),
    },
  },
  {
    name: 'loopback, link-local and encoded-IP URLs',
    of: urls([
      'https://127.0.0.1/',
      'https://localhost/',
      'https://[::1]/',
      'https://169.254.169.254/latest',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
      'https://127.1/',
    ]),
  },
  {
    name: 'URLs over 2,083 characters',
    of: all(['url', 'urls'], [`https://long.example/${'x'.repeat(2_083)}`], 'refused'),
  },
  {
    name: 'homograph domains',
    of: all(
      ['url', 'urls'],
      ['https://аpple.example/', 'https://xn--pple-43d.example/'],
      'harmless',
    ),
  },
  {
    name: 'Markdown and links in names and whys',
    of: {
      ...within('**bold** _it_ [here](https://evil.example) `x` # ~'),
      ...actor(1),
      ...all(['tags', 'languages'], ['[here](https://evil.example)', '**bold**'], 'harmless'),
    },
  },
  {
    name: '<at>everyone</at>',
    of: {
      ...within('<at>everyone</at>'),
      ...actor(2),
      ...all(['tags', 'languages'], ['<at>everyone</at>'], 'harmless'),
    },
  },
  {
    name: '<script>, onerror and SVG in tab fields',
    of: {
      words: [
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '<svg onload=alert(1)>',
        '"><script>',
      ].map((one) => ({ typed: sentence(one), kept: sentence(one), expect: 'kept' as const })),
      line: ['<img src=x onerror=a>', '<svg onload=a>', '"><b>'].map((one) => ({
        ...{ typed: short(one), kept: short(one), expect: 'kept' as const },
      })),
      ...all(
        ['tags', 'languages', 'url', 'urls', 'id', 'search'],
        ['<svg/onload=alert(1)>'],
        'harmless',
      ),
      ...actor(3),
    },
  },
  {
    name: 'CSV cells that begin with = + - @',
    of: {
      words: ['=1+1', '+1', '-1', '@SUM(1)'].map((cell) => ({
        ...{ typed: `${cell} ${sentence('cell')}`, kept: `${cell} ${sentence('cell')}` },
        expect: 'kept' as const,
      })),
    },
  },
  {
    name: 'wrong types, missing fields, nesting of 1,000, unknown verbs',
    of: {
      ...all(
        [...pieces, 'id', 'people', 'choice', 'page'],
        [7, null, true, { $gt: '' }, [{}], undefined, nested(1_000)],
        'harmless',
      ),
      envelope: ['unknown', 'no value', 'value of another type'].map((typed) => ({
        ...{ typed, expect: 'refused' as const },
      })),
    },
  },
  {
    name: 'no receivers, oneself, 21 receivers, twice the same, a bot, a guest, someone who left',
    of: {
      people: [
        { typed: '{nobody}', expect: 'either' },
        { typed: '{oneself}', expect: 'either' },
        { typed: '{21}', expect: 'harmless' },
        { typed: '{twice}', expect: 'harmless' },
        { typed: '{7,000}', expect: 'refused' },
        { typed: '{bot}', expect: 'refused' },
        { typed: '{guest}', expect: 'refused' },
        { typed: '{left}', expect: 'refused' },
      ],
    },
  },
  {
    name: 'skip or count of -1, 1e9, NaN',
    of: all(['page'], [-1, 1e9, 'NaN', '1e9', 0.5], 'harmless'),
  },
  {
    name: 'text made to slow patterns down',
    of: all(
      [...pieces, 'id'],
      [
        'a '.repeat(2_000),
        `${'<'.repeat(2_000)}>`,
        `${'-'.repeat(2_000)}@`,
        `https://${'a.'.repeat(900)}`,
        `${'1 '.repeat(1_000)}x`,
        '\n'.repeat(3_000),
      ],
      'harmless',
    ),
  },
  {
    name: 'a 50-word query',
    of: all(
      ['search', 'words'],
      [Array.from({ length: 50 }, (_, n) => `word${n}`).join(' ')],
      'harmless',
    ),
  },
];

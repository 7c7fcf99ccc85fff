import type { WallKudos } from '../../bot/recognition/contract';
import type { SpaceView } from '../../bot/spaces/contract';

/** The moment the browser believes it is: Thursday, 12 June 2025, 14:00 UTC. */
export const now = Date.UTC(2025, 5, 12, 14);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const person = (name: string) => ({ id: name.toLowerCase().replace(/\W+/g, '-'), name });
export const mia = person('Mia Brandt');
export const jonas = person('Jonas Weber');
const aylin = person('Aylin Kaya');
const priya = person('Priya Nair');
const tom = person('Tom Olsen');
const lena = person('Lena Fischer');
const samuel = person('Samuel Okafor');
const ines = person('Inês Duarte');
const yuki = person('Yuki Tanaka');

const team = { kind: 'team', open: false, closed: false, anonymous: false, member: true } as const;
export const platform: SpaceView = { id: '19:platform@thread.tacv2', name: 'Platform', ...team };
const care: SpaceView = { id: '19:care@thread.tacv2', name: 'Customer Care', ...team };
export const spaces = [platform, care];

const link = (id: string) => `https://teams.microsoft.com/l/message/19:platform@thread.tacv2/${id}`;
const inSpace = ({ id, name }: SpaceView) => ({ space: id, spaceName: name });
const alone = { joiners: [], joinCount: 0 };

/** One of every kind: a named crew, a whole space, one person, a crew without a name, long words. */
const told: readonly WallKudos[] = [
  {
    id: 'lighthouse',
    ...inSpace(platform),
    giver: lena,
    receiver: { kind: 'crew', name: 'Lighthouse crew', people: [mia, jonas, aylin] },
    what: 'For rebuilding the search over the weekend, and for writing down each step as you went.',
    possible:
      'Support finds an answer in seconds, and two other teams have already copied the recipe.',
    practice: 'cooperated',
    at: now - 2 * hour,
    joiners: [
      { ...priya, line: 'Your notes saved me a whole day!' },
      { ...tom, line: 'I finally understand how the index works.' },
      samuel,
    ],
    joinCount: 6,
    link: link('1'),
  },
  {
    id: 'whole-space',
    ...inSpace(care),
    giver: mia,
    receiver: { kind: 'space', name: 'Customer Care', members: 43 },
    what: 'For keeping the shared list of tricky cases up to date, every single week since January.',
    possible: 'New colleagues answer their first call after three days instead of ten.',
    practice: 'sharedWork',
    at: now - 26 * hour,
    joiners: [ines],
    joinCount: 1,
    link: link('2'),
  },
  {
    id: 'one-person',
    ...inSpace(platform),
    giver: jonas,
    receiver: { kind: 'person', person: yuki },
    what: 'For showing us how to read a flame graph, without making anybody feel slow.',
    possible: 'We found the leak ourselves this time.',
    practice: 'taught',
    at: now - 3 * day,
    editedAt: now - 3 * day + 5 * minute,
    quote:
      'I recorded a short walk-through, it is in the channel files. Ask me anything, there are no silly questions.',
    ...alone,
  },
  {
    id: 'long-words',
    ...inSpace(platform),
    giver: person('Maximiliane Freifrau von Donaudampfschifffahrt-Hohenstein'),
    receiver: {
      kind: 'crew',
      people: [mia, jonas, aylin, priya, tom, samuel, ines, yuki, lena].map((one) => one),
    },
    what: `For the page https://example.org/${'a-very-long-path/'.repeat(8)}\nand for the patience it took.`,
    possible: 'Everybody finds the right link.',
    practice: 'curated',
    at: now - 12 * day,
    joiners: [priya, tom, samuel, ines, yuki].map((one, index) => ({
      ...one,
      line: `Line ${index + 1}: thank you for this.`,
    })),
    joinCount: 5,
  },
];

const older = Array.from(
  { length: 41 },
  (_, index): WallKudos => ({
    id: `older-${index}`,
    ...inSpace(index % 2 ? care : platform),
    giver: tom,
    receiver: { kind: 'person', person: index % 3 ? aylin : samuel },
    what: `For helping with the release number ${41 - index}, late in the evening.`,
    possible: 'It went out on time.',
    practice: 'helped',
    at: now - (30 + index) * day,
    ...alone,
  }),
);

/** 45 kudos, newest first. */
export const wall: readonly WallKudos[] = [...told, ...older];

import type { Registry } from '../../../bot/teams/registry';
import { awards } from './awards';
import { help } from './help';
import { links } from './links';
import { nudges } from './nudges';
import { people } from './people';
import type { Play } from './play';
import { posts } from './posts';
import { questions } from './questions';
import { recognition } from './recognition';
import { spaces } from './spaces';

export type { Play, Stage } from './play';

/** Every thing a person can do. `missing` holds this list to what the practices register. */
export const plays: readonly Play[] = [
  ...help,
  ...recognition,
  ...questions,
  ...links,
  ...posts,
  ...awards,
  ...people,
  ...spaces,
  ...nudges,
];

export function nameOf({ of, way }: Play): string {
  return way ? `${of} ${way}` : of;
}

/** What the practices register and no play exercises. */
export function missing({ commands, verbs, dialogs, queries }: Registry): string[] {
  const known = new Set(plays.map(({ of }) => of));
  return [
    ...commands.map((word) => `command ${word}`),
    ...verbs.map((verb) => `verb ${verb}`),
    ...dialogs.map((id) => `dialog ${id}`),
    ...queries.map((id) => `query ${id}`),
    'event installed',
    'event meetingEnded',
  ].filter((name) => !known.has(name));
}

import { randomBytes } from 'node:crypto';
import { findProfile } from '../people/store';
import { recountAll } from '../recount';
import { removeFile } from '../search/file';
import type { Settings } from '../settings';
import { listSpaces } from '../spaces/store';
import type { Tables } from '../tables/port';
import { erase, planErasure, type Tally } from './erase';
import { exportStore } from './export';
import { exportPerson } from './export-person';
import { cleanFiles, filesWith } from './files';
import { importStore } from './import';
import { isBegun, lookFor, nobody, personId } from './person';
import { AdminProblem } from './problem';
import { expire, momentBefore } from './retention';

/** What a command is given. */
interface Call {
  readonly tables: Tables;
  readonly settings: Settings;
  /** The words behind the command, as many as it asks for. */
  readonly words: readonly string[];
  readonly values: {
    readonly tenant?: string;
    readonly space?: string;
    readonly also?: readonly string[];
    readonly 'keep-acts'?: boolean;
    readonly 'dry-run'?: boolean;
    readonly 'older-than'?: string;
  };
  /** Says one result. */
  say(result: object): void;
}

interface Command {
  /** The words it needs, as its usage names them. */
  readonly words: readonly string[];
  readonly options?: string;
  readonly does: string;
  /** It makes a store where there is none; without it, that there is none is a mistake. */
  readonly makesStore?: boolean;
  /** Resolves false where an operator has to look at what was said: the process then ends with 1. */
  run(call: Call): Promise<boolean>;
}

async function admins({ tables, settings, say }: Call): Promise<boolean> {
  if (settings.admins === 'everybody') {
    say({ admin: 'everybody', why: 'LOCAL is true and ADMINS names nobody' });
    return true;
  }
  for (const id of settings.admins) {
    const profiles = settings.tenants.map((tenant) => findProfile(tables, tenant, id));
    const name = (await Promise.all(profiles)).find(Boolean)?.name;
    say({ admin: id, ...(name && { name }) });
  }
  if (settings.admins.length > 0) return true;
  throw new AdminProblem('There is no admin: name their Entra object ids in ADMINS.');
}

const isNothing = (tally: Tally) => Object.keys(tally).length === 0;
const randomId = () => randomBytes(16).toString('hex');

async function erasePerson({ tables, settings, words: [typed = ''], values, say }: Call) {
  const id = personId(typed);
  const who = { id, also: values.also ?? [] };
  const bench = { tables, clock: Date.now, id: randomId };
  const keepActs = values['keep-acts'] ?? false;
  if (values['dry-run']) {
    const person = await lookFor(tables, who);
    const wouldChange = await planErasure(bench, person);
    if (isNothing(wouldChange) && !(await isBegun(tables, id))) throw nobody(id);
    say({ person: id, names: person.names, wouldChange });
    return true;
  }
  const begun = (await isBegun(tables, id)) || (await filesWith(settings, id)).length > 0;
  const { left, words, ...done } = await erase(bench, who, { keepActs });
  say({ person: id, ...done });
  for (const at of words)
    say({ ...at, note: 'words of others that have the name in them: not changed' });
  for (const at of left) say({ ...at, note: 'still names the person: run the command again' });
  const files = await cleanFiles(settings, id);
  for (const file of files)
    say({ file, note: 'still has the id in it: stop the product and run the command again' });
  if (isNothing(done.changed) && !begun) throw nobody(id);
  return left.length + files.length === 0;
}

/** What `npm run admin` can do, by name. */
export const commands: Readonly<Record<string, Command>> = {
  export: {
    words: ['FILE'],
    does: 'writes everything of the store into one portable file',
    run: async ({ tables, words: [file = ''], say }) => {
      say({ file, ...(await exportStore(tables, file)) });
      return true;
    },
  },
  import: {
    words: ['FILE'],
    makesStore: true,
    does: 'reads such a file into an empty store of either kind',
    run: async ({ tables, settings, words: [file = ''], say }) => {
      const result = await importStore(tables, file);
      // An index of what the store held before would only catch up with what changes from now on.
      if (!removeFile(settings.searchFile))
        throw new AdminProblem(
          `The rows are imported, but the product is running: stop it, delete ${settings.searchFile}, and start it again.`,
        );
      say({ file, ...result });
      return true;
    },
  },
  'export-person': {
    words: ['PERSON', 'FILE'],
    options: '[--also NAME-OR-MAIL]...',
    does: 'writes what is kept of a person (an Entra object id) into a file',
    run: async ({ tables, words: [id = '', file = ''], values, say }) => {
      const { rows } = await exportPerson(tables, { id, also: values.also ?? [] }, file);
      if (rows === 0) throw nobody(id);
      say({ file, rows });
      return true;
    },
  },
  erase: {
    words: ['PERSON'],
    options: '[--keep-acts] [--also NAME-OR-MAIL]... [--dry-run]',
    does: 'takes a person out of everything, with or without what they said',
    run: erasePerson,
  },
  retention: {
    words: [],
    options: '--older-than 24m [--dry-run]',
    does: 'takes out acts that are older; what they counted stays',
    run: async ({ tables, values, say }) => {
      const before = momentBefore(values['older-than'] ?? '', Date.now());
      const dry = values['dry-run'] ?? false;
      const rows = await expire({ tables, clock: Date.now, id: randomId }, before, dry);
      say({ before: new Date(before).toISOString(), [dry ? 'wouldGo' : 'gone']: rows });
      return true;
    },
  },
  spaces: {
    words: [],
    options: '[--tenant ID]',
    does: 'lists the spaces',
    run: async ({ tables, settings, values, say }) => {
      for (const tenant of values.tenant ? [values.tenant] : settings.tenants)
        for (const space of await listSpaces(tables, tenant)) {
          const { id, name, kind, open, closed, timeZone, owners, curators } = space;
          const shards = settings.hotSpaces[id] ?? 1;
          say({ tenant, id, name, kind, open, closed, timeZone, shards, owners, curators });
        }
      return true;
    },
  },
  recount: {
    words: [],
    options: '[--tenant ID] [--space ID]',
    does: 'compares what is kept of each week with what the acts add up to',
    run: async ({ tables, settings, values, say }) => {
      let clean = true;
      for await (const result of recountAll(tables, settings, values)) {
        say(result);
        clean &&= result.differences.length === 0;
      }
      return clean;
    },
  },
  admins: { words: [], does: 'says who the admins are by the settings', run: admins },
};

/** How each command is called, a line each. */
export function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { words, options, does }]) =>
      `  ${[name, ...words, options].filter(Boolean).join(' ').padEnd(70)}${does}`,
  );
  return ['npm run admin -- COMMAND, where COMMAND is one of', ...lines].join('\n');
}

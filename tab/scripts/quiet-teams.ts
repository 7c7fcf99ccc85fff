import type { Plugin } from 'vite';

const logger = /\/@microsoft\/teams-js\/.*\/node_modules\/debug\/src\/browser\.js$/;

/** What teams-js asks of it: a logger, and loggers of its parts. */
const silent = `
const none = Object.assign(() => none, { extend: () => none, formatArgs: () => undefined });
export const b = { debug: none };
`;

const greeter = /\/@microsoft\/teams-js\/.*\/app\/app\.js$/;
const localTime = '(new Date).toLocaleString()';

/**
 * Leaves out the log of teams-js, which costs a first visit 100 ms before Teams is greeted: whether it is wanted
 * stands in the browser's storage, and its first line tells the time as it is said in the reader's country.
 */
export function quietTeams(): Plugin {
  const found = new Set<RegExp>();
  return {
    name: 'quiet-teams',
    enforce: 'pre',
    load(id) {
      if (!logger.test(id)) return undefined;
      found.add(logger);
      return silent;
    },
    transform(code, id) {
      if (!greeter.test(id) || !code.includes(localTime)) return undefined;
      found.add(greeter);
      return code.replace(localTime, "''");
    },
    buildEnd(failed) {
      if (!failed && found.size < 2)
        throw new Error('teams-js logs elsewhere or otherwise: see quiet-teams.ts');
    },
  };
}

import type { Plugin } from 'esbuild';
import * as z from 'zod/v4';
import type { Someone } from '../support/turns';

/**
 * Bundles the server with as many made-up people in place of its local organisation: one person may do only so
 * much a minute, so that every conversation needs its own.
 */
export function withPeople(count: number): Plugin {
  const people = Array.from({ length: count }, (_, n) => ({
    ...{ name: `Colleague ${n}`, does: [], spaces: [] },
  }));
  return {
    name: 'with-people',
    setup({ onLoad }) {
      const contents = JSON.stringify({ people });
      onLoad({ filter: /bot\/local\/people\.json$/ }, () => ({ contents, loader: 'json' }));
    },
  };
}

const Known = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Whom a local server signs in, as Teams would know them. */
export async function peopleOf(url: string): Promise<readonly Someone[]> {
  const { people } = Known.parse(await (await fetch(`${url}/local/people`)).json());
  return people.map((person, n) => ({ ...person, teamsId: `29:load-${n}` }));
}

import type { Someone } from '../support/turns';
import type { Entry, Scene } from './entry';
import { people } from './stage';

/**
 * What the tab sends. The same words of one person upon one thing are the same act, so that it may be somebody
 * else who does it; `acts` where that is kept as an act, with a marker.
 */
export function post(
  path: string,
  fields: Entry['fields'],
  sound: (scene: Scene, values: object) => object | Promise<object>,
  by: Someone = people.mia,
  acts = true,
): Entry {
  return {
    ...{ way: 'tab POST', name: path, fields, acts, by },
    ask: async (scene, _who, values) => ({
      path,
      body: { ...(await sound(scene, values)), ...values },
    }),
  };
}

/** What the tab asks for. */
export function get(
  path: string,
  fields: Entry['fields'] = {},
  sound: (scene: Scene) => object = () => ({}),
): Entry {
  return {
    ...{ way: 'tab GET', name: path, fields, acts: false },
    ask: (scene, _who, values) => {
      const all = Object.entries({ ...sound(scene), ...values });
      const given = all.filter(([, value]) => value !== undefined && value !== null);
      return {
        path,
        query: Object.fromEntries(
          given.map(([key, value]) => [
            key,
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          ]),
        ),
      };
    },
  };
}

import {
  cardAction,
  type Incoming,
  message,
  payload,
  personal,
  query,
  type Someone,
  submitAction,
} from '../support/turns';
import type { Entry, Scene } from './entry';
import { here, people } from './stage';

type Values = Readonly<Record<string, unknown>>;
type Sound = (scene: Scene, who: Someone) => Values;
/** What the button is about; what it is about may have to be made first. */
type About = (scene: Scene, values: Values) => object | Promise<object>;

/** What is said in the chat: words are put where `{name}` stands. */
export function text(
  name: string,
  fields: Entry['fields'],
  say: string,
  sound: Sound = () => ({}),
  acts = true,
): Entry {
  return {
    ...{ way: 'bot text', name, fields, acts },
    ask: (scene, who, values) => {
      const all = { ...sound(scene, who), ...values };
      const mentioned = all.people === undefined ? [] : idsOf(all.people).map(mentionable);
      const at = mentioned.map((_, n) => `{${n}}`).join(' ');
      const typed = { ...all, people: at } as Values;
      const filled = say.replace(/\{(\w+)\}/g, (_, key) =>
        key === 'bot' ? '{bot}' : String(typed[key] ?? ''),
      );
      const activity = message(who, here, scene.stage.app.connector.url, filled, mentioned);
      return { activity };
    },
  };
}
const idsOf = (given: unknown): string[] =>
  (Array.isArray(given) ? given : String(given).split(',')).map(String).filter(Boolean);
const everybody = [
  people.jonas,
  people.mia,
  people.zoe,
  people.guest,
  people.left,
  ...people.crowd,
];
function mentionable(one: string): Someone {
  const known = [...everybody, ...people.named].find((person) => person.id === one);
  return known ?? { id: one, teamsId: one, name: 'Somebody' };
}

/** A button that is pressed, with inputs beside its sealed data; `own` is sealed for who presses it. */
export function card(
  verb: string,
  fields: Entry['fields'],
  about: About,
  sound: Sound,
  { own = true, by = people.mia }: { readonly own?: boolean; readonly by?: Someone } = {},
): Entry {
  return {
    ...{ way: 'card', name: verb, fields, acts: true, by },
    ask: async (scene, who, values) => {
      const { stage } = scene;
      const sealed = stage.seal(verb, await about(scene, values), own ? who.id : undefined);
      const data = { ...sound(scene, who), ...values, ...sealed };
      return { activity: cardAction(who, here, stage.app.connector.url, verb, data) };
    },
  };
}

/** A form of the message extension that is sent, on a message whose words `message` are. */
export function dialog(
  name: string,
  verb: string,
  fields: Entry['fields'],
  sound: Sound,
  target: (scene: Scene) => object = () => ({}),
): Entry {
  return {
    ...{ way: 'dialog', name, fields, acts: true },
    ask: (scene, who, values) => {
      const { stage } = scene;
      const { message: html, ...typed } = { ...sound(scene, who), ...values };
      const sealed = stage.seal(verb, target(scene), who.id);
      const on =
        html === undefined ? undefined : payload('1700000000009', people.jonas, html as string);
      const data = { ...typed, ...sealed };
      return { activity: submitAction(who, here, stage.app.connector.url, name, data, on) };
    },
  };
}

/** What somebody looks for, in the message extension of their own chat. */
export function find(name: string): Entry {
  return {
    ...{ way: 'query', name, acts: false },
    fields: {
      ...{ text: { kind: 'search' }, tag: { kind: 'tags', passing: true } },
      ...{ skip: { kind: 'page' }, count: { kind: 'page' } },
    },
    ask: ({ stage }, who, { skip, count, ...typed }) => {
      const activity = query(who, personal(who), stage.app.connector.url, name, { text: 'valve' });
      const value = activity.value as Incoming;
      const parameters = Object.entries({ text: 'valve', ...typed }).map(([key, given]) => ({
        ...{ name: key, value: given },
      }));
      const queryOptions = { skip: skip ?? 0, count: count ?? 25 };
      return { activity: { ...activity, value: { ...value, parameters, queryOptions } } };
    },
  };
}

import { textsFor } from '../../bot/texts/texts';
import { press, wordsOf } from '../support/cards';
import { cardAction, type Incoming, message, type Place, type Someone } from '../support/turns';
import type { Watch } from './watch';

/** What somebody learned of their act. `open`: nothing, or that it failed; then Teams or they try again. */
export type Outcome =
  | { readonly is: 'done'; readonly card?: unknown }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'open'; readonly why: string };

/** Something one person does. */
export interface Act {
  readonly name: string;
  /** The message the card that is clicked stands in. */
  readonly messageId?: string;
  /** Sends it, or sends it again: the same text, or the same click under a new activity id. */
  deliver(endpoint: string): Promise<Outcome>;
}

/** Where acts are done. */
export interface Scene {
  readonly connectorUrl: string;
  readonly watch: Watch;
}

const text = textsFor('en');
/** What is said where the server could not find out whether it is done. */
const uncertain = [
  ...['teams.fault', 'teams.slow', 'recognition.notCertain'].map((key) => text(key)),
  text('recognition.keepTyped', { typed: '' }).trim(),
];
/** Longer than Teams waits. */
const patienceMs = 20_000;

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Answer = { readonly status: number; readonly body: any };

/** Posts an activity; undefined where no answer came. */
export async function post(endpoint: string, body: Incoming): Promise<Answer | undefined> {
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const json = await answer.text();
    return { status: answer.status, body: json ? JSON.parse(json) : undefined };
  } catch {
    return undefined;
  }
}

/** A typed message, of now. */
export function typing(...words: Parameters<typeof message>): Incoming {
  return { ...message(...words), timestamp: new Date().toISOString() };
}

function sentence(said: unknown): Outcome {
  const why = String(said);
  const open = uncertain.some((words) => why.includes(words));
  return { is: open ? 'open' : 'refused', why };
}

const unanswered: Outcome = { is: 'open', why: 'no answer' };

/** Clicked: Action.Execute. `isDone` reads the answer's value, a card or a sentence. */
function click(
  scene: Scene,
  by: {
    name: string;
    actor: Someone;
    place: Place;
    button: ReturnType<typeof press>;
    messageId: string;
  },
  isDone: (value: unknown) => boolean,
): Act {
  const { verb, data } = by.button;
  return {
    name: by.name,
    messageId: by.messageId,
    deliver: async (endpoint) => {
      const body = cardAction(by.actor, by.place, scene.connectorUrl, verb, data, by.messageId);
      const answer = await post(endpoint, body);
      if (answer?.status !== 200 || !answer.body?.type) return unanswered;
      const { value } = answer.body;
      if (isDone(value)) return { is: 'done', card: value };
      return typeof value === 'string' ? sentence(value) : { is: 'refused', why: wordsOf(value) };
    },
  };
}

/** Asks for the kudos form in a chat; the act that submits it, or undefined where no form came. */
export async function kudosByForm(
  scene: Scene,
  endpoint: string,
  by: { giver: Someone; place: Place; to: readonly Someone[]; what: string; tag: string },
): Promise<Act | undefined> {
  const asked = typing(by.giver, by.place, scene.connectorUrl, '{bot} kudos');
  if (!(await post(endpoint, asked))) return undefined;
  const [reply] = scene.watch.replies(String(asked.id));
  const form = reply?.activity.attachments?.[0]?.content;
  if (!reply || !form) return undefined;
  const people = by.to.map(({ id }) => id).join(',');
  const button = press(form, 'Give kudos', { people, what: by.what });
  const { giver: actor, place } = by;
  const clicked = { name: 'kudos by form', actor, place, button, messageId: reply.id };
  return click(scene, clicked, (value) => wordsOf(value).includes(by.tag));
}

/** Joins, with a line or without. */
export function join(
  scene: Scene,
  by: { actor: Someone; place: Place; card: unknown; messageId: string; line: string },
): Act {
  const button = press(by.card, 'Join', { line: by.line });
  const answers = ['joined', 'already', 'line'].map((result) => text(`recognition.join.${result}`));
  return click(scene, { ...by, name: 'join', button }, (value) => answers.includes(String(value)));
}

export function takeBack(
  scene: Scene,
  by: { actor: Someone; place: Place; card: unknown; messageId: string },
): Act {
  const button = press(by.card, 'Take back');
  const done = text('recognition.takenBack');
  return click(scene, { ...by, name: 'take back', button }, (value) => value === done);
}

/** Opens the form to edit; the act that saves it, or undefined where no form came. */
export async function edit(
  scene: Scene,
  endpoint: string,
  by: { actor: Someone; place: Place; card: unknown; messageId: string; what: string },
): Promise<Act | undefined> {
  const { verb, data } = press(by.card, 'Edit');
  const { actor, place, messageId, what } = by;
  const open = cardAction(actor, place, scene.connectorUrl, verb, data, messageId);
  const form = (await post(endpoint, open))?.body?.value;
  if (typeof form !== 'object' || form === null) return undefined;
  const button = press(form, text('recognition.edit.save'), { what });
  return click(scene, { ...by, name: 'edit', button }, (value) => wordsOf(value).includes(what));
}

/**
 * Typed: `kudos @one @two for ...`. The answer is silence. Where that is not certain, a form with what was
 * typed is replied; then every other delivery presses its button, the others send the text again.
 */
export function kudosByText(
  scene: Scene,
  by: { giver: Someone; place: Place; to: readonly Someone[]; what: string },
): Act {
  const { giver, place, to, what } = by;
  const at = to.map((_, n) => `{${n}}`).join(' ');
  const typed = `{bot} kudos ${at} for ${what}`;
  const body = typing(giver, place, scene.connectorUrl, typed, to);
  let replied = 0;
  let button: Act | undefined;

  async function send(endpoint: string): Promise<Outcome> {
    const answer = await post(endpoint, body);
    if (answer?.status !== 200) return unanswered;
    // One reply answers one delivery: of two at once, neither may take both and leave the other with silence.
    const reply = scene.watch.replies(String(body.id))[replied];
    if (!reply) return { is: 'done' };
    replied += 1;
    const card: unknown = reply.activity.attachments?.[0]?.content;
    if (!card) return sentence(reply.activity.text);
    const clicked = { name: 'kudos again by form', actor: giver, place, messageId: reply.id };
    button = click(scene, { ...clicked, button: press(card, 'Give kudos') }, (value) =>
      wordsOf(value).includes(what),
    );
    return sentence(wordsOf(card));
  }

  return {
    name: 'kudos by text',
    deliver: (endpoint) => {
      const again = button;
      button = undefined;
      return again ? again.deliver(endpoint) : send(endpoint);
    },
  };
}

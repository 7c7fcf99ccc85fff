import { makeSeals } from '../../../bot/operations/seal';
import { press } from '../../support/cards';
import type { FakeConnector, Sent } from '../../support/connector';
import { cardAction, type Incoming, message, type Place, type Someone } from '../../support/turns';
import { cardKey } from '../instance';

/** Where one play is played: a chat of its own with three people of its own. */
export interface Stage {
  readonly place: Place;
  readonly mia: Someone;
  readonly jonas: Someone;
  readonly zoe: Someone;
  /** The serviceUrl of activities. */
  readonly url: string;
  readonly connector: FakeConnector;
  /** Posts an activity and waits until its effects are done; gives the body of the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  does(activity: Incoming): Promise<any>;
}

/** Words that look as if they were not for everybody, put together so that nobody takes them for real; their author looked. */
export const looked = {
  text: `The password is ${['hunter', '2-Summer', '-9981'].join('')} for now.`,
  anyway: 'true',
};

/** Makes the activity of one delivery: the same click under a new id, or the same message as it was. */
type Delivery = () => Incoming;

/** One thing a person can do, and what has to be before they can. */
export interface Play {
  /** What it exercises, as the registry names it: `verb recognition.join`. */
  readonly of: string;
  /** Which way of it, where there are several. */
  readonly way?: string;
  /** Its answer is a form, whose nonce is fresh each time. */
  readonly form?: boolean;
  prepare(stage: Stage): Promise<Delivery>;
}

/** The conversation of another place of the same stage. */
export function beside({ conversation }: Place, name: 'group' | 'curators'): string {
  return conversation.replace('19:', `19:${name}-`);
}

export function cardIn(sent: Sent | undefined): unknown {
  const card: unknown = sent?.activity.attachments?.[0]?.content;
  if (!card) throw new Error('There is no card');
  return card;
}

export const same = (activity: Incoming): Delivery => {
  return () => activity;
};

/** Types something and gives the form it brings, with its message. */
export async function form({ mia, url, connector, does }: Stage, where: Place, word = 'kudos') {
  const asked = message(mia, where, url, `{bot} ${word}`);
  await does(asked);
  const sent = connector.sent.find(({ replyTo }) => replyTo === asked.id);
  return { card: cardIn(sent), messageId: sent?.id };
}

/** The message a conversation shows last, with the id it was posted under. */
export function latest({ sent, shown }: FakeConnector, { conversation }: Place) {
  const posted = sent.findLast(
    (each) => each.method === 'POST' && each.conversation === conversation,
  );
  return {
    card: shown(conversation).at(-1)?.attachments?.[0]?.content as unknown,
    messageId: posted?.id,
  };
}

export function clicking(
  { url }: Stage,
  who: Someone,
  where: Place,
  { card, messageId }: { card: unknown; messageId?: string },
  title: string,
  inputs: Record<string, unknown> = {},
): Delivery {
  const { verb, data } = press(card, title, inputs);
  return () => cardAction(who, where, url, verb, data, messageId);
}

export const say =
  (text: string): Play['prepare'] =>
  async ({ mia, place, url }) =>
    same(message(mia, place, url, `{bot} ${text}`));

/** A button as the server would seal it for Mia, for cards that only show in a state other stages are not in. */
export function sealedClick(
  stage: Stage,
  verb: string,
  target: object,
  inputs: object = {},
): Delivery {
  const now = Date.parse('2026-03-02T09:30:00.000Z');
  const sealing = {
    verb,
    target,
    nonce: `${verb} ${stage.place.conversation}`,
    now,
    lifeMs: 10 * 366 * 86_400_000,
  };
  const sealed = makeSeals([cardKey]).seal({ ...sealing, actor: stage.mia.id });
  const { mia, place, url } = stage;
  return () => cardAction(mia, place, url, verb, { sealed, ...inputs }, 'message-0');
}

import { setTimeout as pause } from 'node:timers/promises';
import { inputsOf, press, wordsOf } from '../support/cards';
import { cardAction, fetchTask, type Incoming, type Someone, submitAction } from '../support/turns';
import { post, type Scene, typing } from './acts';
import type { Crowd } from './crowd';
import { tagOf } from './watch';

/** One thing somebody does in the trouble: prepared before it, and done again after it. */
export interface Attempt {
  readonly name: string;
  readonly tag?: string;
  /** What was typed, and must not be lost. */
  readonly typed: string;
  activity(): Incoming;
  /** What an answer must be like while the store is in trouble; a sentence where it is not. */
  wrong(body: unknown, replies: readonly unknown[]): string | undefined;
}

/** A card's words and what stands in its inputs. */
function everythingIn(card: unknown): string {
  return [wordsOf(card), ...inputsOf(card).map(({ value }) => String(value))].join('\n');
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Any = any;

/** A sentence under the card leaves the card and its inputs as they are; a card must have what was typed. */
function wrongClick(typed: string) {
  return (body: Any): string | undefined => {
    if (body?.statusCode !== 200 || !body.type || !body.value) return 'not a well-formed answer';
    if (typeof body.value === 'string') return undefined;
    return everythingIn(body.value).includes(typed) ? undefined : 'a card without what was typed';
  };
}

function wrongDialog(typed: string) {
  return (body: Any): string | undefined => {
    const value = body?.task?.value;
    if (!value) return 'not a well-formed answer';
    const kept = everythingIn(value.card?.content ?? value).includes(typed);
    return kept ? undefined : `the dialog closed and lost what was typed: ${JSON.stringify(value)}`;
  };
}

/** Prepares, while all is well, what is then tried in the trouble: forms are open, cards show. */
export async function attempts(
  scene: Scene,
  endpoint: string,
  { people, places }: Crowd,
  first: number,
): Promise<Attempt[]> {
  const [place] = places;
  const at = (n: number) => people[(first + n) % people.length] as Someone;
  if (!place) throw new Error('No place');
  const { connectorUrl: url, watch } = scene;
  const words = (n: number) => `staying with ${tagOf(first + n)} of the import until it ran`;
  const ask = async (activity: Incoming) => (await post(endpoint, activity))?.body;

  const typed = typing(at(0), place, url, `{bot} kudos {0} {1} for ${words(0)}`, [at(8), at(9)]);
  const asked = typing(at(1), place, url, '{bot} kudos');
  await ask(asked);
  const [form] = watch.replies(String(asked.id));
  const formCard = form?.activity.attachments?.[0]?.content;
  const people2 = `${at(8).id},${at(9).id}`;
  const give = press(formCard, 'Give kudos', { people: people2, what: words(1) });
  const opened = await ask(fetchTask(at(2), place, url, 'giveKudos'));
  const dialogForm = opened?.task?.value?.card?.content;
  const submit = press(dialogForm, 'Give kudos', { people: people2, what: words(2) });
  await ask(typing(at(3), place, url, `{bot} kudos {0} {1} for ${words(3)}`, [at(8), at(9)]));
  let shown = watch.showing(tagOf(first + 3))[0];
  for (let n = 0; !shown && n < 100; n += 1) {
    await pause(100);
    shown = watch.showing(tagOf(first + 3))[0];
  }
  if (!shown) throw new Error('A kudos did not show before the trouble began');
  const join = press(shown.card, 'Join', { line: `I saw ${tagOf(first + 3)}` });
  const messageId = shown.id;
  return [
    {
      name: 'kudos by text',
      tag: tagOf(first),
      typed: words(0),
      activity: () => typed,
      wrong: (_body, replies) => {
        const said = replies.map((reply: Any) =>
          everythingIn(reply.attachments?.[0]?.content ?? { type: 'TextBlock', text: reply.text }),
        );
        if (said.length === 0) return 'nothing was said';
        return said.some((each) => each.includes(words(0))) ? undefined : 'lost what was typed';
      },
    },
    {
      name: 'kudos by form',
      tag: tagOf(first + 1),
      typed: words(1),
      activity: () => cardAction(at(1), place, url, give.verb, give.data, form?.id),
      wrong: wrongClick(words(1)),
    },
    {
      name: 'kudos by dialog',
      tag: tagOf(first + 2),
      typed: words(2),
      activity: () => submitAction(at(2), place, url, 'giveKudos', submit.data),
      wrong: wrongDialog(words(2)),
    },
    {
      name: 'join',
      typed: `I saw ${tagOf(first + 3)}`,
      activity: () => cardAction(at(4), place, url, join.verb, join.data, messageId),
      wrong: wrongClick(`I saw ${tagOf(first + 3)}`),
    },
  ];
}

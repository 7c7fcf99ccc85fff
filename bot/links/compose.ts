import { longestUrl } from '../addresses/address';
import { card, problemLine, title } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import { sensitiveLines } from '../cards/sensitive';
import type { FormIdentity } from '../operations/identity';
import { type Aim, isFixed } from '../spaces/aim';
import type { Card, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { limits } from './domain';
import type { Wish } from './share';

/** What a share form starts with. */
export interface Start {
  readonly typed: Partial<Omit<Wish, 'anyway'>>;
  /** The links of a message, to choose one from. */
  readonly found?: readonly string[];
  readonly problem?: string;
  readonly identity?: FormIdentity;
  /** Where a form that comes back was to go. */
  readonly aim?: Aim;
  /** Dialogs know Action.Submit only. */
  readonly dialog?: boolean;
}

const lifeMs = 30 * 86_400_000;

/** The share form for this person in this conversation, with what they typed so far. */
export async function composeShare(world: World, turn: Turn, start: Start): Promise<Card> {
  const { typed, found = [], problem, dialog } = start;
  const where = await world.spaces.whereTo(turn, start.aim);
  const [first] = where;
  if (!first) throw new Refusal('links.noPlace');
  const text = textsFor(turn.locale);
  const fixed = isFixed(where, start.aim);
  const identity = start.identity ?? { nonce: world.id(), at: world.clock() };
  const sealed = sealedButton(world.seals, {
    ...{ verb: 'links.share', nonce: identity.nonce, now: identity.at, lifeMs },
    target: fixed ? { space: first.space.id } : {},
  });
  const button = action(text('links.form.share'), sealed);
  const submit = dialog ? { ...button, type: 'Action.Submit', verb: undefined } : button;
  const words = (id: 'title' | 'why' | 'tags', longest: number, more: object = {}) => ({
    ...textInput({
      ...{ id, label: text(`links.form.${id}`), longest, value: typed[id] },
      placeholder: text(`links.form.${id}Example`),
      ...(id === 'why' && { lines: true, missing: text('links.form.whyMissing') }),
    }),
    ...more,
  });
  const address =
    found.length > 1
      ? choiceInput({
          ...{ id: 'url', label: text('links.form.which'), value: typed.url ?? found[0] },
          choices: found.map((url) => ({ id: url, name: url })),
        })
      : textInput({
          ...{ id: 'url', label: text('links.form.url'), longest: longestUrl },
          ...{ value: typed.url ?? found[0], placeholder: 'https://' },
          missing: text('links.form.urlMissing'),
        });
  const choices = where.map(({ space: { id, name } }) => ({ id, name }));
  const heading = text('links.form.heading');
  const body = [
    title(heading),
    ...problemLine(problem),
    ...sensitiveLines(world.sensitivity, first.space, problem, [typed.title, typed.why], text),
    address,
    words('why', limits.longestWhy),
    lineOf([{ text: text('links.form.hint'), isSubtle: true, size: 'Small' }]),
    words('title', limits.longestTitle),
    words('tags', 400),
    ...(fixed ? [] : [choiceInput({ id: 'space', label: text('links.form.space'), choices })]),
  ];
  return card(turn.locale, heading, body, [{ ...submit, style: 'positive' }]);
}

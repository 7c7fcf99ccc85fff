import { longestUrl } from '../addresses/address';
import { card, problemLine, title } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import { sensitiveLines } from '../cards/sensitive';
import type { FormIdentity } from '../operations/identity';
import { type Aim, isFixed } from '../spaces/aim';
import type { Space } from '../spaces/contract';
import type { Participant } from '../spaces/membership';
import type { Card, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { type Text, textsFor } from '../texts/texts';
import type { World } from '../world';
import { limits, lineNames } from './domain';
import type { Target } from './inputs';
import type { Wish } from './post';

/** What a form starts with. */
export interface Start {
  readonly typed: Partial<Omit<Wish, 'anyway'>>;
  readonly problem?: string;
  readonly identity?: FormIdentity;
  /** Where a form that comes back was to go. */
  readonly aim?: Aim;
  /** Dialogs know Action.Submit only. */
  readonly dialog?: boolean;
}

interface Form extends Start {
  readonly heading: string;
  readonly submit: object;
  /** What in it may not be for everybody. */
  readonly sensitive?: readonly object[];
  /** Where to choose from; empty where that is given. */
  readonly where: readonly { readonly id: string; readonly name: string }[];
}

const lifeMs = 30 * 86_400_000;

function drawForm(form: Form, { locale }: Pick<Turn, 'locale'>): Card {
  const { typed, problem, sensitive = [], heading, submit, where } = form;
  const text = textsFor(locale);
  const body = [
    title(heading),
    ...problemLine(problem),
    ...sensitive,
    lineOf([{ text: text('posts.form.hint'), isSubtle: true, size: 'Small' }]),
    ...lineNames.map((id) =>
      textInput({
        ...{ id, label: text(`posts.line.${id}`), value: typed[id], lines: true },
        ...{ placeholder: text(`posts.form.${id}Example`), longest: limits.longestLine },
      }),
    ),
    textInput({
      ...{ id: 'url', label: text('posts.form.url'), value: typed.url },
      ...{ placeholder: 'https://', longest: longestUrl },
    }),
    textInput({
      ...{ id: 'tags', label: text('posts.form.tags'), value: typed.tags },
      ...{ placeholder: text('posts.form.tagsExample'), longest: 400 },
    }),
    ...(where.length > 0
      ? [choiceInput({ id: 'space', label: text('posts.form.space'), choices: where })]
      : []),
  ];
  return card(locale, heading, body, [{ ...submit, style: 'positive' }]);
}

const lookedAt = (
  world: World,
  space: Pick<Space, 'open'>,
  { problem, typed }: Start,
  text: Text,
) =>
  sensitiveLines(
    world.sensitivity,
    space,
    problem,
    lineNames.map((line) => typed[line]),
    text,
  );

/** The form as somebody is asked for it: for this space and this person alone. */
export function promptCard(world: World, space: Space, person: string, locale: string): Card {
  const text = textsFor(locale);
  const sealing = { verb: 'posts.post', target: { space: space.id }, actor: person };
  const life = { nonce: world.id(), now: world.clock(), lifeMs };
  const submit = action(
    text('posts.form.post'),
    sealedButton(world.seals, { ...sealing, ...life }),
  );
  return drawForm({ typed: {}, heading: text('posts.prompt'), submit, where: [] }, { locale });
}

/** The form for this person in this conversation, with what they typed so far. */
export async function composePost(world: World, turn: Turn, start: Start): Promise<Card> {
  const able = await world.spaces.whereTo(turn, start.aim);
  const places = able.map(({ space }) => space);
  const [first] = places;
  if (!first) throw new Refusal('posts.noPlace');
  const text = textsFor(turn.locale);
  const fixed = isFixed(able, start.aim);
  const { nonce, at: now } = start.identity ?? { nonce: world.id(), at: world.clock() };
  const target = fixed ? { space: first.id } : {};
  const sealed = sealedButton(world.seals, { verb: 'posts.post', target, nonce, now, lifeMs });
  const button = action(text('posts.form.post'), sealed);
  const submit = start.dialog ? { ...button, type: 'Action.Submit', verb: undefined } : button;
  const heading = text('posts.form.heading');
  const sensitive = lookedAt(world, first, start, text);
  const where = fixed ? [] : places.map(({ id, name }) => ({ id, name }));
  return drawForm({ ...start, heading, submit, where, sensitive }, turn);
}

/** The form for other words, for the author alone. */
export function composeEdit(
  world: World,
  turn: Turn,
  { space }: Participant,
  target: Target,
  start: Start,
): Card {
  const text = textsFor(turn.locale);
  const { nonce, at: now } = start.identity ?? { nonce: world.id(), at: world.clock() };
  const sealing = { verb: 'posts.edit', target, nonce, now, lifeMs, actor: turn.actor.id };
  const submit = action(text('posts.form.save'), sealedButton(world.seals, sealing));
  const sensitive = lookedAt(world, space, start, text);
  const heading = text('posts.form.editHeading');
  return drawForm({ ...start, heading, submit, where: [], sensitive }, turn);
}

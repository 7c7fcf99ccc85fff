import { choiceInput } from '../cards/inputs';
import { action, sealedButton } from '../cards/parts';
import { forEverybody, sensitiveLines } from '../cards/sensitive';
import type { FormIdentity } from '../operations/identity';
import { type Aim, isFixed } from '../spaces/aim';
import type { Reader } from '../spaces/membership';
import type { Card, Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { askForm, type Typed } from './ask-form';
import { BoardItem } from './contract';
import type { Target } from './inputs';

/** What a question form starts with. */
export interface Start {
  readonly typed: Typed;
  readonly problem?: string;
  readonly identity?: FormIdentity;
  /** Where a form that comes back was to go. */
  readonly aim?: Aim;
  /** Dialogs know Action.Submit only. */
  readonly dialog?: boolean;
  /** Shows answered questions that may be the same; asking then is asking anyway. */
  readonly similar?: readonly BoardItem[];
  /** They were shown before, or there are none. */
  readonly looked?: boolean;
}

const lifeMs = 30 * 86_400_000;
const editLifeMs = 86_400_000;
const similarShown = 3;
/** Of the best text's relevance: what is less like it is another question. */
const alike = 0.5;
/** Found by words, to be compared by meaning. */
const compared = 20;
/** Of the nearest one's cosine, and at all: what is less near is another question. */
const near = { best: 0.8, least: 0.3 };

/** The nearest in meaning, where a model tells; undefined where none does. */
async function nearest(
  { intelligence }: World,
  words: string,
  items: readonly BoardItem[],
): Promise<BoardItem[] | undefined> {
  const titles = items.map(({ title }) => title);
  const nearness = intelligence.on ? await intelligence.nearness(words, titles) : undefined;
  if (!nearness) return undefined;
  const ranked = items
    .map((item, n) => ({ item, cosine: nearness[n] ?? 0 }))
    .toSorted((a, b) => b.cosine - a.cosine);
  const least = Math.max(near.least, near.best * (ranked[0]?.cosine ?? 0));
  return ranked.filter(({ cosine }) => cosine >= least).map(({ item }) => item);
}

/**
 * Answered questions of these spaces that may be the same: those with the same words, in the order of their meaning
 * where a model tells it. No storage transaction.
 */
export async function similarTo(
  world: World,
  { tenant, actor }: Turn,
  words: string,
  spaces: readonly Reader[],
): Promise<BoardItem[]> {
  const found = world.search.find({
    ...{ tenant, reader: actor.id, kinds: ['question'], limit: compared },
    ...{
      spaces: spaces.map(({ space }) => space.id),
      states: ['answered', 'resolved'],
      text: words,
    },
  });
  const items = found.map(({ view }) => BoardItem.parse(JSON.parse(view)));
  const byMeaning = await nearest(world, words, items);
  if (byMeaning) return byMeaning.slice(0, similarShown);
  const best = found[0]?.score ?? 0;
  return items.slice(0, similarShown).filter((_, n) => (found[n]?.score ?? 0) >= alike * best);
}

/** The question form for this person in this conversation, with what they typed so far. */
export async function composeQuestion(world: World, turn: Turn, start: Start): Promise<Card> {
  const { typed, problem, dialog, similar = [], looked = similar.length > 0 } = start;
  const where = await world.spaces.whereTo(turn, start.aim);
  const [first] = where;
  if (!first) throw new Refusal('questions.noPlace');
  const text = textsFor(turn.locale);
  const choices = where.map(({ space: { id, name } }) => ({ id, name }));
  const fixed = isFixed(where, start.aim);
  const identity = start.identity ?? { nonce: world.id(), at: world.clock() };
  const sealed = sealedButton(world.seals, {
    ...{ verb: 'questions.ask', nonce: identity.nonce, now: identity.at, lifeMs },
    target: { ...(fixed && { space: first.space.id }), looked },
  });
  const button = action(
    text(similar.length > 0 ? 'questions.form.askAnyway' : 'questions.form.ask'),
    sealed,
  );
  const submit = dialog ? { ...button, type: 'Action.Submit', verb: undefined } : button;
  const spaceInput = fixed
    ? []
    : [choiceInput({ id: 'space', label: text('questions.form.space'), choices })];
  const anonymous = where.some(({ space }) => space.anonymous);
  const form = {
    spaces: choices,
    typed,
    similar,
    problem,
    sensitive: sensitiveLines(
      world.sensitivity,
      first.space,
      problem,
      [typed.title, typed.details],
      text,
    ),
    anonymous,
    submit: { ...submit, style: 'positive' },
  };
  return askForm(form, text('questions.form.title'), spaceInput, text, turn.locale);
}

/** The form for other words, for the asker alone. */
export function composeEdit(world: World, turn: Turn, target: Target, start: Start): Card {
  const { typed, problem } = start;
  const text = textsFor(turn.locale);
  const { nonce, at: now } = start.identity ?? { nonce: world.id(), at: world.clock() };
  const sealing = { verb: 'questions.edit', target, nonce, now, lifeMs: editLifeMs };
  const sealed = sealedButton(world.seals, { ...sealing, actor: turn.actor.id });
  const form = {
    ...{ spaces: [], typed, problem, similar: [], anonymous: false },
    sensitive: sensitiveLines(
      world.sensitivity,
      forEverybody,
      problem,
      [typed.title, typed.details],
      text,
    ),
    submit: { ...action(text('questions.form.save'), sealed), style: 'positive' },
  };
  return askForm(form, text('questions.form.editTitle'), [], text, turn.locale);
}

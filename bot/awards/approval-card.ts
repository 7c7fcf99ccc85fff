import { card } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import type { Card } from '../teams/port';
import { type Drawing, nominationBody } from './cards';
import type { NominationView, Period } from './contract';
import { limits, mostSupported } from './domain';
import { nothing } from './inputs';
import { shortName } from './names';

/** A card takes 24 KB; what frames the nominations takes the rest. */
const roomBytes = 17_000;
const mostShown = 12;
const lifeMs = 183 * 86_400_000;
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** As many nominations as a card holds, the most supported first; what is too long for the room left is left out. */
function fitting(views: readonly NominationView[], drawing: Drawing) {
  const shown: { view: NominationView; items: object[] }[] = [];
  let room = roomBytes;
  for (const view of mostSupported(views)) {
    const items = nominationBody(view, drawing);
    // Its names stand in the choices once more.
    const size = bytesOf(items) + bytesOf(shortName(view.nominee, drawing.locale)) + 200;
    if (shown.length === mostShown) break;
    if (size > room) continue;
    room -= size;
    shown.push({ view, items });
  }
  return shown;
}

export interface About {
  readonly space: string;
  readonly actor: string;
  readonly round: number;
  /** What was typed where it comes back, and what is wrong with it. */
  readonly again?: {
    readonly nomination: string;
    readonly why: string;
    readonly above: readonly object[];
  };
}

/** Asks an approver to choose: the nominations with their evidence, one or none of them, and why. */
export function approvalCard(
  period: Period,
  views: readonly NominationView[],
  about: About,
  drawing: Drawing & { readonly page: string },
): Card {
  const { text, locale, seals, page } = drawing;
  const { id, space, name, closesAt } = period;
  const { again } = about;
  const shown = fitting(views, drawing);
  const more = views.length - shown.length;
  const words = text('awards.approve.ask', {
    ...{ award: name, space: about.space, count: views.length },
    again: about.round > 0 ? 'yes' : 'no',
  });
  const choices = [
    ...shown.map(({ view }) => ({ id: view.id, name: shortName(view.nominee, locale) })),
    { id: nothing, name: text('awards.approve.none') },
  ];
  const choice = {
    ...choiceInput({ id: 'nomination', label: text('awards.approve.choice'), choices }),
    value: again?.nomination ?? '',
    ...{ isRequired: true, errorMessage: text('awards.approve.choose') },
    placeholder: text('awards.approve.choose'),
  };
  const why = textInput({
    ...{ id: 'why', label: text('awards.approve.why'), longest: limits.longestWhy, lines: true },
    missing: text('awards.form.whyMissing'),
    value: again?.why,
  });
  const sealed = sealedButton(seals, {
    ...{ verb: 'awards.decide', target: { period: id, space }, nonce: id, now: closesAt, lifeMs },
    actor: about.actor,
  });
  const decide = { ...action(text('awards.approve.decide'), sealed), style: 'positive' };
  const all = { type: 'Action.OpenUrl', title: text('awards.approve.all'), url: page };
  const body = [
    lineOf([{ text: words, weight: 'Bolder' }]),
    ...shown.map(({ items }) => ({ type: 'Container', style: 'emphasis', items })),
    ...(more > 0
      ? [lineOf([{ text: text('awards.approve.more', { more }), isSubtle: true }])]
      : []),
    ...(again?.above ?? []),
    choice,
    why,
  ];
  return card(locale, words, body, more > 0 ? [decide, all] : [decide]);
}

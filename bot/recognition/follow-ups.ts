import { card, title } from '../cards/frame';
import type { Choice } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import type { Card } from '../teams/port';
import type { Kudos } from './contract';
import { limits } from './domain';
import { type FormDrawing, formLifeMs, peopleInput, wordInputs } from './forms';

function targetOf({ id, giver, at, space }: Kudos) {
  return { kudos: id, giver: giver.id, at, space };
}

/** The words of a kudos, for its giver to edit; `again`, with what was wrong with them. */
export function editForm(
  kudos: Kudos,
  nonce: string,
  { text, locale, seals, now }: FormDrawing,
  again: readonly object[] = [],
): Card {
  const sealing = {
    target: targetOf(kudos),
    nonce,
    now,
    lifeMs: limits.editMs,
    actor: kudos.giver.id,
  };
  const button = (verb: string) => sealedButton(seals, { ...sealing, verb });
  const body = [title(text('recognition.edit.title')), ...again, ...wordInputs(text, kudos)];
  return card(locale, text('recognition.edit.title'), body, [
    { ...action(text('recognition.edit.save'), button('recognition.edit')), style: 'positive' },
    {
      ...action(text('recognition.edit.cancel'), button('recognition.cancelEdit')),
      associatedInputs: 'none',
    },
  ]);
}

/** "Who else made this possible?", for the giver of a kudos to one person. */
export function offerCard(
  kudos: Kudos,
  people: readonly Choice[],
  { text, locale, seals, now }: FormDrawing,
): Card {
  const { receiver, giver } = kudos;
  const thanked = receiver.kind === 'person' ? receiver.person : undefined;
  const others = people.filter(({ id }) => id !== giver.id && id !== thanked?.id);
  const sealing = {
    target: targetOf(kudos),
    nonce: kudos.id,
    now,
    lifeMs: formLifeMs,
    actor: giver.id,
  };
  const button = (verb: string) => sealedButton(seals, { ...sealing, verb });
  const body = [
    title(text('recognition.offer.title')),
    lineOf([{ text: text('recognition.offer.why', { name: thanked?.name ?? '' }) }]),
    peopleInput(text, others),
  ];
  return card(locale, text('recognition.offer.title'), body, [
    { ...action(text('recognition.offer.add'), button('recognition.add')), style: 'positive' },
    {
      ...action(text('recognition.offer.nobody'), button('recognition.nobodyElse')),
      associatedInputs: 'none',
    },
  ]);
}

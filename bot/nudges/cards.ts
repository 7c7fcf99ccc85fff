import { card, title } from '../cards/frame';
import { choiceInput } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import type { Preferences } from './contract';

export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly now: number;
}

const lifeMs = 30 * 86_400_000;

/** A nudge, with the way to have fewer: one click for a week's rest, one to stop them all. */
export function nudgeCard(
  drawn: Card,
  { person, what }: { readonly person: string; readonly what: string },
  { text, seals, now }: Drawing,
): Card {
  const button = (verb: string) =>
    sealedButton(seals, { verb, target: {}, nonce: what, now, lifeMs, actor: person });
  const quiet = (key: string, verb: string) => ({
    ...action(text(key), button(verb)),
    ...{ mode: 'secondary', associatedInputs: 'none' },
  });
  const actions = [
    ...(drawn.actions as readonly object[]),
    quiet('nudges.snooze', 'nudges.snooze'),
    quiet('nudges.stop', 'nudges.stop'),
  ];
  return { ...drawn, actions };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** What somebody chose, to be changed: the day they are asked, and whether they are at all. */
export function preferencesForm(
  preferences: Preferences,
  person: string,
  nonce: string,
  { text, locale, seals, now }: Drawing,
): Card {
  const { off, promptDay = 0, from, to } = preferences;
  const button = (verb: string) =>
    sealedButton(seals, { verb, target: {}, nonce, now, lifeMs, actor: person });
  const heading = text('nudges.form.title');
  const body = [
    title(heading),
    lineOf([{ text: text('nudges.form.what', { from, to }), isSubtle: true }]),
    choiceInput({
      ...{ id: 'nudges', label: text('nudges.form.all'), value: off ? 'off' : 'on' },
      choices: ['on', 'off'].map((id) => ({ id, name: text(`nudges.form.${id}`) })),
    }),
    choiceInput({
      ...{ id: 'promptDay', label: text('nudges.form.prompt'), value: String(promptDay) },
      choices: [0, ...weekdays].map((day) => ({
        id: String(day),
        name: text('nudges.form.day', { day: String(day) }),
      })),
    }),
  ];
  return card(locale, heading, body, [
    { ...action(text('nudges.form.save'), button('nudges.save')), style: 'positive' },
  ]);
}

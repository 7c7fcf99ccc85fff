import { card, title } from '../cards/frame';
import { choiceInput, textInput } from '../cards/inputs';
import { action, lineOf, sealedButton } from '../cards/parts';
import type { FormIdentity } from '../operations/identity';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { askings, type Profile } from './contract';
import { weeksLeft } from './domain';

const lifeMs = 30 * 86_400_000;
const pauses = [0, 1, 2, 4, 8];

/** What a profile asks for, with what is in it now. */
export function profileForm(
  profile: Profile,
  identity: FormIdentity,
  tags: readonly string[],
  { text, locale, seals }: { text: Text; locale: string; seals: Seals },
): Card {
  const heading = text('people.form.title');
  const left = weeksLeft(profile, identity.at);
  const list = (id: 'skills' | 'interests' | 'languages') =>
    textInput({
      ...{ id, label: text(`people.form.${id}`), placeholder: text(`people.form.${id}Example`) },
      ...{ longest: 400, value: profile[id].join(', ') },
    });
  const body = [
    title(heading),
    lineOf([{ text: text('people.form.what'), isSubtle: true }]),
    list('skills'),
    ...(tags.length > 0
      ? [
          lineOf([
            {
              text: text('people.form.known', { tags: tags.join(', ') }),
              isSubtle: true,
              size: 'Small' as const,
            },
          ]),
        ]
      : []),
    list('interests'),
    list('languages'),
    choiceInput({
      ...{ id: 'asking', label: text('people.form.asking'), value: profile.asking },
      choices: askings.map((id) => ({ id, name: text(`people.asking.${id}`) })),
    }),
    choiceInput({
      ...{ id: 'pauseWeeks', label: text('people.form.pause'), value: String(left) },
      choices: [...new Set([...pauses, left])].map((weeks) => ({
        id: String(weeks),
        name: text('people.form.weeks', { weeks }),
      })),
    }),
  ];
  const sealing = {
    verb: 'people.save',
    target: {},
    nonce: identity.nonce,
    now: identity.at,
    lifeMs,
  };
  const save = sealedButton(seals, { ...sealing, actor: profile.id });
  return card(locale, heading, body, [
    { ...action(text('people.form.save'), save), style: 'positive' },
  ]);
}

/** Whether colleagues may know that somebody can be asked about what they have just shown. */
export function skillCard(
  words: string,
  { person, skills, act }: { person: string; skills: readonly string[]; act: string },
  { text, locale, seals, now }: { text: Text; locale: string; seals: Seals; now: number },
): Card {
  const sealing = { target: { skills }, nonce: act, now, lifeMs, actor: person };
  const add = sealedButton(seals, { ...sealing, verb: 'people.addSkills' });
  const open = (verb: string) => ({
    type: 'Action.Execute',
    title: text(`people.skill.${verb}`),
    verb: `people.${verb}`,
    data: {},
  });
  const body = [
    lineOf([{ text: words }]),
    lineOf([{ text: text('people.skill.why'), isSubtle: true, size: 'Small' }]),
  ];
  return card(locale, words, body, [
    { ...action(text('people.skill.add'), add), style: 'positive' },
    open('open'),
    open('noSkills'),
  ]);
}

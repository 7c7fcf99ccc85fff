import { card, title } from '../cards/frame';
import { type Choice, choiceInput, peoplePicker, textInput } from '../cards/inputs';
import { action, lineOf, markdownFree, sealedButton } from '../cards/parts';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import type { Group, Space } from './contract';
import { limits } from './domain';

interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly now: number;
  readonly nonce: string;
  /** Whose buttons they are. */
  readonly actor: string;
}

const lifeMs = 7 * 86_400_000;

function buttons({ seals, now, nonce, actor }: Drawing, target: object) {
  return (verb: string) => sealedButton(seals, { verb, target, nonce, now, lifeMs, actor });
}

function groupLine(group: Group, text: Text) {
  const { name, members, alive, acts } = group;
  const how = acts === null ? (alive ? 'alive' : 'quiet') : 'number';
  const detail = text('spaces.groups.alive', { members, how, acts: acts ?? 0 });
  return lineOf([
    { text: name, weight: 'Bolder' },
    { text: `  ${detail}`, isSubtle: true },
  ]);
}

/** The groups of the organisation; where the space could become one, an admin gets a button for it. */
export function groupsCard(
  groups: readonly Group[],
  most: number,
  candidate: Space | undefined,
  drawing: Drawing,
): Card {
  const { text, locale } = drawing;
  const heading = text('spaces.groups.title');
  const lines =
    groups.length > 0
      ? groups.map((group) => groupLine(group, text))
      : [lineOf([{ text: text('spaces.groups.none') }])];
  const body = [
    title(heading),
    lineOf([{ text: text('spaces.groups.what', { most }), isSubtle: true }]),
    ...lines,
  ];
  const button = buttons(drawing, { space: candidate?.id });
  const open = candidate && {
    ...action(text('spaces.groups.open', { space: candidate.name }), button('spaces.openGroup')),
    style: 'positive',
  };
  return card(locale, heading, body, open ? [open] : []);
}

/** With all places taken: why few is better, how alive the groups are, and what can be done instead. */
export function fullCard(
  name: string,
  space: string,
  groups: readonly Group[],
  most: number,
  drawing: Drawing,
): Card {
  const { text, locale } = drawing;
  const heading = text('spaces.full.title', { most });
  const life = ({ alive, acts }: Group) => acts ?? (alive ? 0 : -1);
  const quietest = groups.toSorted((a, b) => life(a) - life(b))[0];
  const body = [
    title(heading),
    lineOf([{ text: text('spaces.full.why') }]),
    ...groups.map((group) => groupLine(group, text)),
    choiceInput({
      id: 'group',
      label: text('spaces.full.which', { space: name }),
      choices: groups,
      value: quietest?.id,
    }),
  ];
  const button = buttons(drawing, { space });
  return card(locale, heading, body, [
    action(text('spaces.full.replace'), button('spaces.replaceGroup')),
    action(text('spaces.full.merge'), button('spaces.mergeGroup')),
  ]);
}

/** A digest comes while people are awake. */
const hours = Array.from({ length: 16 }, (_, hour) => hour + 6);

/** What is sent where no curators' channel is chosen: an empty value counts as not filled in with some clients. */
export const noChannel = 'none';

function channelInput(
  { curatorsChannel }: Space,
  channels: readonly Choice[] | undefined,
  text: Text,
) {
  if (!channels)
    return [lineOf([{ text: text('spaces.form.channelApart'), isSubtle: true, size: 'Small' }])];
  if (channels.length === 0) return [];
  return [
    choiceInput({
      ...{ id: 'curatorsChannel', label: text('spaces.form.channel') },
      choices: [{ id: noChannel, name: text('spaces.form.noChannel') }, ...channels],
      value: curatorsChannel ?? noChannel,
    }),
    lineOf([{ text: text('spaces.form.channelHint'), isSubtle: true, size: 'Small' }]),
  ];
}

/** Of people to choose from in each of three inputs, so that a card of 24 KB takes them. */
const peopleOffered = 40;

/** Whoever is named already, and others as far as there is room. */
function offered(people: readonly Choice[], named: readonly string[]): Choice[] {
  const own = people.filter(({ id }) => named.includes(id));
  const others = people.filter(({ id }) => !named.includes(id));
  return [...own, ...others.slice(0, Math.max(0, peopleOffered - own.length))];
}

/** What the owners of a space can change. `people` has those whom it names too; `channels` is absent in front of others. */
export function spaceForm(
  space: Space,
  { people, channels }: { people: readonly Choice[]; channels: readonly Choice[] | undefined },
  drawing: Drawing,
): Card {
  const { text, locale } = drawing;
  const heading = text('spaces.form.title', { space: markdownFree(space.name) });
  const placeholder = text('spaces.form.choose');
  const picker = (id: 'owners' | 'leaders' | 'curators') =>
    peoplePicker({
      ...{ id, label: text(`spaces.form.${id}`), placeholder, several: true },
      people: offered(people, space[id]),
      chosen: space[id],
    });
  const toggle = (id: 'anonymous' | 'vettedFirst') => ({
    ...{ type: 'Input.Toggle', id, title: text(`spaces.form.${id}`) },
    value: String(space[id]),
  });
  const body = [
    title(heading),
    textInput({
      ...{ id: 'name', label: text('spaces.form.name'), missing: text('spaces.form.nameMissing') },
      ...{ longest: limits.longestName, value: space.name },
    }),
    picker('owners'),
    picker('leaders'),
    picker('curators'),
    toggle('anonymous'),
    toggle('vettedFirst'),
    ...channelInput(space, channels, text),
    choiceInput({
      ...{ id: 'digestDay', label: text('spaces.form.digest'), value: String(space.digestDay) },
      choices: [1, 2, 3, 4, 5, 6, 7, 0].map((day) => ({
        id: String(day),
        name: text('spaces.form.day', { day: String(day) }),
      })),
    }),
    choiceInput({
      ...{ id: 'digestHour', label: text('spaces.form.hour'), value: String(space.digestHour) },
      choices: hours.map((hour) => ({ id: String(hour), name: `${hour}:00` })),
    }),
  ];
  const button = buttons(drawing, { space: space.id });
  const close = space.closed
    ? action(text('spaces.form.reopen'), button('spaces.reopen'))
    : action(text('spaces.form.close'), button('spaces.close'));
  return card(locale, heading, body, [
    { ...action(text('spaces.form.save'), button('spaces.save')), style: 'positive' },
    { ...close, associatedInputs: 'none' },
  ]);
}

import { card, title } from '../cards/frame';
import { textInput } from '../cards/inputs';
import { joinNames, mentionsOf, nameIn } from '../cards/names';
import { action, lineOf, markdownFree, paragraph, sealedButton } from '../cards/parts';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { shorten } from '../texts/words';
import type { Joiner, Kudos, Receiver } from './contract';
import { thanked } from './counting';
import { limits } from './domain';

/** What drawing a kudos needs besides the kudos. */
export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
  readonly tenant: string;
  /** An award is open in its space. */
  readonly awardOpen?: boolean;
}

/** Buttons of a kudos work as long as people are likely to read it. */
const joinLifeMs = 366 * 86_400_000;

/** The receiver in plain words: the crew's name, its people, or the whole space. */
export function receiverName(receiver: Receiver, text: Text, locale: string): string {
  if (receiver.kind === 'space')
    return text('recognition.card.whole', { space: receiver.name, members: receiver.members });
  if (receiver.kind === 'person') return receiver.person.name;
  return (
    receiver.name ??
    joinNames(
      receiver.people.map(({ name }) => name),
      locale,
    )
  );
}

/** One line for notifications and for clients that show no cards. */
export function kudosSummary(kudos: Kudos, text: Text, locale: string): string {
  const receiver = receiverName(kudos.receiver, text, locale);
  return shorten(
    text('recognition.card.summary', { receiver, giver: kudos.giver.name, what: kudos.what }),
    250,
  );
}

function heading(kudos: Kudos, { text, locale }: Drawing) {
  const { receiver } = kudos;
  const mentions = mentionsOf(thanked(receiver));
  const names = joinNames(thanked(receiver).map(nameIn), locale);
  if (receiver.kind === 'space')
    return { mentions, items: [title(markdownFree(receiverName(receiver, text, locale)))] };
  if (receiver.kind === 'crew' && receiver.name) {
    const people = { type: 'TextBlock', wrap: true, spacing: 'Small', text: names };
    return { mentions, items: [title(markdownFree(receiver.name)), people] };
  }
  return { mentions, items: [title(names)] };
}

function joinerLine({ name, line }: Joiner, text: Text) {
  return line
    ? lineOf([
        { text: name, weight: 'Bolder' },
        { text: `  ${text('recognition.card.line', { line })}` },
      ])
    : lineOf([{ text: name, weight: 'Bolder' }]);
}

function joined(kudos: Kudos, { text, locale }: Drawing) {
  if (kudos.joinCount === 0) return [];
  const withLine = kudos.joiners.filter(({ line }) => line).slice(-5);
  const names = kudos.joiners.slice(0, 8).map(({ name }) => name);
  const others = kudos.joinCount - names.length;
  const all = others > 0 ? [...names, text('recognition.card.others', { others })] : names;
  const who = text('recognition.card.joined', {
    names: joinNames(all, locale),
    count: kudos.joinCount,
  });
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [
        lineOf([{ text: who, isSubtle: true }]),
        ...withLine.map((joiner) => ({ ...joinerLine(joiner, text), spacing: 'Small' })),
      ],
    },
  ];
}

/** The line one joins with. */
export const joinLines = (text: Text) => ({
  id: 'line',
  label: text('recognition.card.lineLabel'),
  send: text('recognition.card.join'),
  longest: limits.longestLine,
});

function buttons(kudos: Kudos, { text, seals, tenant, awardOpen }: Drawing) {
  const { id, giver, at, space, receiver } = kudos;
  const target = { kudos: id, giver: giver.id, at, space, tenant };
  const button = (verb: string) =>
    sealedButton(seals, { verb, target, nonce: id, now: at, lifeMs: joinLifeMs });
  const placeholder = text('recognition.card.linePlaceholder');
  const line = textInput({ ...joinLines(text), placeholder });
  const join = button('recognition.join');
  return [
    { ...action(text('recognition.card.join'), join), style: 'positive' },
    {
      type: 'Action.ShowCard',
      title: text('recognition.card.joinWithLine'),
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [line],
        actions: [action(text('recognition.card.join'), join)],
      },
    },
    { ...action(text('recognition.card.edit'), button('recognition.openEdit')), mode: 'secondary' },
    {
      ...action(text('recognition.card.takeBack'), button('recognition.takeBack')),
      mode: 'secondary',
    },
    ...(awardOpen && receiver.kind !== 'person'
      ? [
          {
            ...action(text('recognition.card.nominate'), button('awards.nominateKudos')),
            mode: 'secondary',
          },
        ]
      : []),
  ];
}

/** The kudos as everybody in the conversation sees it. */
export function kudosCard(kudos: Kudos, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { mentions, items } = heading(kudos, drawing);
  const possible = kudos.possible
    ? [
        lineOf([{ text: text('recognition.card.possible'), isSubtle: true }]),
        { ...paragraph(kudos.possible), spacing: 'None' },
      ]
    : [];
  const quote = kudos.quote
    ? [
        {
          type: 'Container',
          style: 'emphasis',
          items: [lineOf([{ text: kudos.quote, italic: true }])],
        },
      ]
    : [];
  const label = text('recognition.card.label', {
    practice: text(`recognition.practice.${kudos.practice}`),
  });
  const edited = kudos.editedAt ? text('recognition.card.edited') : '';
  const from = text('recognition.card.from', { giver: kudos.giver.name });
  const body = [
    lineOf([{ text: label, color: 'Accent', weight: 'Bolder', size: 'Small' }]),
    ...items.map((item, index) => (index === 0 ? { ...item, spacing: 'Small' } : item)),
    paragraph(kudos.what),
    ...possible,
    ...quote,
    lineOf([{ text: `${from}${edited}`, isSubtle: true }]),
    ...joined(kudos, drawing),
  ];
  return {
    ...card(locale, kudosSummary(kudos, text, locale), body, buttons(kudos, drawing)),
    msteams: { entities: mentions },
  };
}

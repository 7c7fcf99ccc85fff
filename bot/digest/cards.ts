import { card, title } from '../cards/frame';
import { lineOf, markdownFree } from '../cards/parts';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { shorten } from '../texts/words';
import type { Digest, DigestItem, Suggestion } from './contract';

export function digestSummary(
  { spaceName, from, timeZone }: Digest,
  text: Text,
  locale: string,
): string {
  return text('digest.summary', {
    space: markdownFree(spaceName),
    date: dayOf(from, timeZone, locale),
  });
}

/** A day on the space's clocks, in the words of a language: `2 March`. */
export function dayOf(at: number, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' }).format(at);
}

const longestTitle = 140;

/** One thing, with who did it; its title opens it where it stands somewhere. */
function itemLine({ title: words, by, link }: DigestItem) {
  const run = {
    ...{ type: 'TextRun', text: shorten(words, longestTitle) },
    ...(link && { selectAction: { type: 'Action.OpenUrl', url: link } }),
  };
  const who = by ? [{ type: 'TextRun', text: `  ${by}`, isSubtle: true }] : [];
  return { type: 'RichTextBlock', spacing: 'Small', inlines: [run, ...who] };
}

function sectionLines(heading: string, items: readonly DigestItem[], more: string) {
  return [
    { ...lineOf([{ text: heading, weight: 'Bolder' }]), spacing: 'Medium' },
    ...items.map(itemLine),
    ...(more
      ? [{ ...lineOf([{ text: more, isSubtle: true, size: 'Small' }]), spacing: 'Small' }]
      : []),
  ];
}

/** The verb that starts the suggested thing right there; nothing where it is to go on as it is. */
export const opens: Partial<Record<Suggestion, string>> = {
  show: 'posts.open',
  thank: 'recognition.open',
  thankGroups: 'recognition.open',
  share: 'links.open',
};

/** The week of a space, and one thing to do next; `needYou` is for one reader alone. */
export function digestCard(
  digest: Digest,
  needYou: readonly DigestItem[],
  text: Text,
  locale: string,
): Card {
  const { sections, suggestion, from, to, timeZone, spaceName } = digest;
  const dates = text('digest.dates', {
    from: dayOf(from, timeZone, locale),
    to: dayOf(to - 1, timeZone, locale),
  });
  const told = sections.filter(({ count }) => count > 0);
  const body = [
    lineOf([{ text: dates, color: 'Accent', weight: 'Bolder', size: 'Small' }]),
    { ...title(text('digest.title', { space: markdownFree(spaceName) })), spacing: 'Small' },
    ...told.flatMap(({ section, items, count }) =>
      sectionLines(
        text(`digest.section.${section}`, { count }),
        items,
        count > items.length ? text('digest.more', { more: count - items.length }) : '',
      ),
    ),
    ...(needYou.length > 0 ? sectionLines(text('digest.needYou'), needYou, '') : []),
    ...(told.length === 0 ? [lineOf([{ text: text('digest.quiet'), isSubtle: true }])] : []),
    {
      ...{ type: 'Container', style: 'emphasis', spacing: 'Medium' },
      items: [
        lineOf([{ text: text('digest.next'), weight: 'Bolder', size: 'Small' }]),
        { ...lineOf([{ text: text(`digest.suggestion.${suggestion}`) }]), spacing: 'Small' },
      ],
    },
  ];
  const verb = opens[suggestion];
  const start = verb && {
    ...{ type: 'Action.Execute', title: text(`digest.start.${suggestion}`), verb, data: {} },
  };
  return card(locale, digestSummary(digest, text, locale), body, start ? [start] : []);
}

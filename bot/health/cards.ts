import { card, title } from '../cards/frame';
import { lineOf, markdownFree } from '../cards/parts';
import { dayOf, opens } from '../digest/cards';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { type Figure, type FigureName, type Health, practices } from './contract';

/** The measure that speaks for each practice. */
const headlines: Readonly<Record<Figure['practice'], FigureName>> = {
  openness: 'participation',
  recognition: 'toGroups',
  curation: 'vetted',
  questions: 'answerRate',
};

export function healthSummary({ spaceName, period }: Health, text: Text): string {
  return text('health.summary', { space: markdownFree(spaceName), weeks: period });
}

const hoursADay = 24;

/** A figure in the words and the unit it is told in; nothing where it may not be shown. */
function toldValue({ name, value }: Pick<Figure, 'name' | 'value'>, text: Text): string {
  if (value === null) return '';
  if (name === 'context') return text('health.points', { value });
  if (name !== 'medianWait' && name !== 'longWait') return text('health.share', { value });
  return value > 2 * hoursADay
    ? text('health.days', { value: Math.ceil(value / hoursADay) })
    : text('health.hours', { value });
}

function line(practice: Figure['practice'], { figures, open }: Health, text: Text) {
  const figure = figures.find(({ name }) => name === headlines[practice]);
  const name = { text: `${text(`health.practice.${practice}`)}  `, weight: 'Bolder' as const };
  if (!figure || figure.n === null)
    return lineOf([name, { text: text('health.hidden'), isSubtle: true }]);
  if (figure.value === null) {
    const anybody = open && figure.name === 'participation';
    const why = anybody ? text('health.anybody', { n: figure.n }) : text('health.undefined');
    return lineOf([name, { text: why, isSubtle: true }]);
  }
  const told = { value: toldValue(figure, text), n: figure.n };
  const points = figure.change === null ? 0 : Math.round(figure.change * 100);
  const change = points === 0 ? '' : ` ${text('health.change', { points })}`;
  return lineOf([name, { text: `${text(`health.line.${figure.name}`, told)}${change}` }]);
}

/** Four lines, one a practice, and one thing to do now; the same for everybody in the space. */
export function healthCard(
  health: Health,
  text: Text,
  locale: string,
  where: { readonly page: string; readonly timeZone: string; readonly span: Span },
): Card {
  const { today, spaceName } = health;
  const { page, timeZone, span } = where;
  const dates = {
    from: dayOf(span.from, timeZone, locale),
    to: dayOf(span.to - 1, timeZone, locale),
  };
  const about = today.question?.title ?? today.link?.title;
  const body = [
    lineOf([
      {
        ...{ text: text('digest.dates', dates), color: 'Accent' },
        ...{ weight: 'Bolder', size: 'Small' },
      },
    ]),
    { ...title(text('health.title', { space: markdownFree(spaceName) })), spacing: 'Small' },
    ...practices.map((practice) => line(practice, health, text)),
    {
      ...{ type: 'Container', style: 'emphasis', spacing: 'Medium' },
      items: [
        lineOf([{ text: text('health.today'), weight: 'Bolder', size: 'Small' }]),
        { ...lineOf([{ text: text(`digest.suggestion.${today.step}`) }]), spacing: 'Small' },
        ...(about ? [{ ...lineOf([{ text: about, italic: true }]), spacing: 'Small' }] : []),
      ],
    },
  ];
  const verb = opens[today.step];
  const start = verb && {
    ...{ type: 'Action.Execute', title: text(`digest.start.${today.step}`), verb, data: {} },
  };
  const link = today.question?.link;
  const answer = link && { type: 'Action.OpenUrl', title: text('health.answer'), url: link };
  const open = { type: 'Action.OpenUrl', title: text('health.open'), url: page };
  const actions = [start, answer, open].filter((action) => action !== undefined && action !== '');
  return card(locale, healthSummary(health, text), body, actions);
}

/** From the first moment of something to the first after it, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

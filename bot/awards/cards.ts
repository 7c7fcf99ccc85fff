import { card, title } from '../cards/frame';
import { joinNames, mentionsOf, nameIn } from '../cards/names';
import { action, lineOf, markdownFree, paragraph, sealedButton } from '../cards/parts';
import type { Seals } from '../operations/seal';
import type { Card } from '../teams/port';
import type { Text } from '../texts/texts';
import { shorten } from '../texts/words';
import type { Decision, Evidence, NominationView, Period, Reason } from './contract';
import { limits } from './domain';
import { dayText, nomineeName, shortName } from './names';

export interface Drawing {
  readonly text: Text;
  readonly locale: string;
  readonly seals: Seals;
}

/** As long as a cycle may last. */
const lifeMs = 5 * 366 * 86_400_000;
const whysShown = 3;
const longestShown = 400;
/** Of an address in a card, which takes 28 KB; what is longer opens in the tab. */
const longestOpened = 400;

/** The buttons of a period: the same however often it is drawn. */
function buttons(
  { seals }: Drawing,
  { id, space, opensAt: now }: Period,
  more: { readonly nomination?: string; readonly form?: boolean } = {},
) {
  const target = { period: id, space, ...more };
  const nonce = more.nomination ?? id;
  return (verb: string) => sealedButton(seals, { verb, target, nonce, now, lifeMs });
}

/** Where it stands with a period, in a few words. */
function stateLine({ state, lastDay, decision }: Period, { text, locale }: Drawing): string {
  if (decision && !decision.winner) return text('awards.state.noAward');
  return text(`awards.state.${state}`, { day: dayText(lastDay, locale) });
}

function labelOf(words: string) {
  return lineOf([{ text: words, color: 'Accent', weight: 'Bolder', size: 'Small' }]);
}

/** One line for notifications and for clients that show no cards. */
export function periodSummary({ name, lastDay }: Period, { text, locale }: Drawing): string {
  return text('awards.card.summary', { award: name, day: dayText(lastDay, locale) });
}

/** A period as everybody in the conversation sees it: what it is, until when, and a way to nominate. */
export function periodCard(period: Period, nominations: number, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { name, state } = period;
  const button = buttons(drawing, period);
  const isOpen = state === 'open';
  const lines = [
    ...(isOpen ? [paragraph(text('awards.card.what'))] : []),
    ...(period.decision ? [paragraph(decisionLine(period, drawing))] : []),
    lineOf([{ text: text('awards.card.count', { count: nominations }), isSubtle: true }]),
  ];
  const body = [
    labelOf(text('awards.card.label', { state: stateLine(period, drawing) })),
    { ...title(markdownFree(name)), spacing: 'Small' },
    ...lines,
  ];
  const end = { ...action(text('awards.card.end'), button('awards.end')), mode: 'secondary' };
  const nominate = action(text('awards.card.nominate'), button('awards.nominateForm'));
  const actions = isOpen ? [{ ...nominate, style: 'positive' }, end] : [];
  return card(locale, periodSummary(period, drawing), body, actions);
}

function evidenceLine(evidence: readonly Evidence[], text: Text) {
  if (evidence.length === 0) return [];
  const items = evidence.map(({ kind, title: named, url }) => ({
    type: 'TextRun',
    text: text(`awards.evidence.${kind}`, { title: shorten(named, 80) }),
    size: 'Small',
    ...(url && url.length <= longestOpened && { selectAction: { type: 'Action.OpenUrl', url } }),
  }));
  const separated = items.flatMap((item, n) =>
    n === 0 ? [item] : [{ type: 'TextRun', text: '  ·  ', size: 'Small' }, item],
  );
  return [{ type: 'RichTextBlock', spacing: 'None', inlines: separated }];
}

function whyLines({ by, text: words, evidence, self }: Reason, text: Text): object[] {
  const label = text('awards.card.why', { name: by.name, self: self ? 'yes' : 'no' });
  return [
    lineOf([{ text: label, isSubtle: true, size: 'Small' }]),
    { ...paragraph(shorten(words, longestShown)), spacing: 'None' },
    ...evidenceLine(evidence, text),
  ];
}

/** Who is nominated, why, and with what to show for it. */
export function nominationBody(view: NominationView, drawing: Drawing): object[] {
  const { text, locale } = drawing;
  const { nominee, whys, supports } = view;
  const named = nominee.kind === 'crew' && nominee.name;
  const people = nominee.kind === 'crew' ? nominee.people.map(({ name }) => name) : [];
  const more = whys.length - whysShown;
  const counts = [
    text('awards.card.supports', { count: supports }),
    ...(more > 0 ? [text('awards.card.moreWhys', { more })] : []),
  ];
  return [
    { ...title(markdownFree(nomineeName(nominee, locale))), size: 'Medium', spacing: 'Small' },
    ...(named ? [{ ...paragraph(joinNames(people, locale)), spacing: 'None' }] : []),
    ...whys.slice(0, whysShown).flatMap((why) => whyLines(why, text)),
    lineOf([{ text: counts.join(' · '), isSubtle: true, size: 'Small' }]),
  ];
}

/** A nomination as everybody in the conversation sees it. */
export function nominationCard(view: NominationView, period: Period, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const label = text('awards.card.nominationLabel', { award: period.name });
  const body = [labelOf(label), ...nominationBody(view, drawing)];
  const button = buttons(drawing, period, { nomination: view.id });
  const support = action(text('awards.card.support'), button('awards.support'));
  const actions = period.state === 'open' ? [{ ...support, style: 'positive' }] : [];
  return card(locale, nominationSummary(view, period, drawing), body, actions);
}

export function nominationSummary(
  { nominee }: NominationView,
  { name }: Period,
  { text, locale }: Drawing,
): string {
  return text('awards.card.nominated', { award: name, names: shortName(nominee, locale) });
}

/** What was decided, in a sentence. */
export function decisionLine({ name, decision }: Period, { text, locale }: Drawing): string {
  const names = decision?.winner && nomineeName(decision.winner, locale);
  const by = decision?.by.name ?? '';
  return names
    ? text('awards.decision.award', { by, award: name, names })
    : text('awards.decision.none', { by, award: name });
}

function thanksLine(decision: Decision | undefined, { text, locale }: Drawing) {
  const { thanked = [], thankedCount = thanked.length } = decision ?? {};
  if (thankedCount === 0) return [];
  const names = thanked.slice(0, limits.thanked).map((nominee) => shortName(nominee, locale));
  const others = thankedCount - names.length;
  const all = others > 0 ? [...names, text('awards.decision.others', { others })] : names;
  const words = text('awards.decision.thanks', { names: all.join('; ') });
  return [lineOf([{ text: words, isSubtle: true, size: 'Small' }])];
}

/** Tells everybody who it went to and why; the others that were nominated are thanked in one line, not ranked. */
export function announcement(period: Period, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const { name, decision } = period;
  const winner = decision?.winner;
  const people = winner?.kind === 'crew' ? winner.people : [];
  const names = joinNames(people.map(nameIn), locale);
  const crew = winner?.kind === 'crew' && winner.name;
  const heading = winner?.kind === 'group' || crew ? nomineeName(winner, locale) : undefined;
  const headline = winner
    ? [
        title(heading === undefined ? names : markdownFree(heading)),
        ...(crew ? [{ type: 'TextBlock', wrap: true, spacing: 'Small', text: names }] : []),
      ]
    : [title(text('awards.decision.noneTitle'))];
  const by = text('awards.decision.by', { name: decision?.by.name ?? '' });
  const body = [
    labelOf(text('awards.decision.label', { award: name })),
    ...headline,
    paragraph(decision?.why ?? ''),
    lineOf([{ text: by, isSubtle: true }]),
    ...thanksLine(decision, drawing),
  ];
  const told = card(locale, shorten(decisionLine(period, drawing), 250), body, []);
  return { ...told, msteams: { entities: mentionsOf(people) } };
}

/** The awards that are open where somebody asks for them, and, for an owner, a way to start one. */
export function openCard(periods: readonly Period[], mayStart: boolean, drawing: Drawing): Card {
  const { text, locale } = drawing;
  const heading = text('awards.open.title');
  const lines = periods.flatMap((period) => [
    lineOf([
      { text: period.name, weight: 'Bolder' },
      { text: `  ${stateLine(period, drawing)}`, isSubtle: true },
    ]),
  ]);
  const nominate = periods.map((period) => ({
    ...action(
      text('awards.open.nominate', { award: markdownFree(period.name) }),
      buttons(drawing, period, { form: true })('awards.nominateForm'),
    ),
    style: 'positive',
  }));
  const start = { type: 'Action.Execute', title: text('awards.open.start') };
  return card(
    locale,
    heading,
    [title(heading), ...lines],
    [...nominate, ...(mayStart ? [{ ...start, verb: 'awards.open', data: {} }] : [])],
  );
}

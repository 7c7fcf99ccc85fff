import type { Card } from '../teams/port';
import { lineOf } from './parts';

/** A card with the words that stand for it where cards are not shown. */
export function card(
  locale: string,
  summary: string,
  body: readonly object[],
  actions: readonly object[],
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    fallbackText: summary,
    body,
    actions,
  };
}

/** A heading; names in it go through `markdownFree` first. */
export function title(text: string) {
  return { type: 'TextBlock', style: 'heading', size: 'Large', weight: 'Bolder', wrap: true, text };
}

/** What was wrong with what was typed, above the inputs that still hold it; nothing where all is well. */
export function problemLine(problem: string | undefined): readonly object[] {
  if (!problem) return [];
  const items = [lineOf([{ text: problem, color: 'Attention' }])];
  return [{ type: 'Container', style: 'attention', items }];
}

/** A short card in place of a form that has done its work. */
export function doneCard(words: string, locale: string): Card {
  return card(locale, words, [lineOf([{ text: words }])], []);
}

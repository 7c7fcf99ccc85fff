import type { Card, CardAnswer, DialogAnswer } from './port';

const cardType = 'application/vnd.microsoft.card.adaptive';
const sentenceType = 'application/vnd.microsoft.activity.message';

/** The JSON body of an invoke response; it always travels with HTTP 200. */
export type InvokeBody = Readonly<Record<string, unknown>>;

/** A card as an attachment of a message or a dialog. */
export function attachment(card: Card) {
  return { contentType: cardType, content: card };
}

/** The answer to `adaptiveCard/action`. A sentence shows under the card and leaves what was typed in its inputs. */
export function cardBody(answer: CardAnswer): InvokeBody {
  if ('card' in answer) return { statusCode: 200, type: cardType, value: answer.card };
  return { statusCode: 200, type: sentenceType, value: answer.message };
}

/** The answer to a dialog's opening or submit; nothing closes it. */
export function dialogBody(answer: DialogAnswer): InvokeBody {
  if (!answer) return {};
  if ('message' in answer) return { task: { type: 'message', value: answer.message } };
  const { title, card } = answer;
  const value = { title, height: 'medium', width: 'medium', card: attachment(card) };
  return { task: { type: 'continue', value } };
}

const searches = new Set([
  'composeExtension/query',
  'composeExtension/selectItem',
  'composeExtension/queryLink',
  'composeExtension/anonymousQueryLink',
]);

/** A sentence as the well-formed answer of any invoke, also of one this bot does not know. */
export function sentenceBody(name: string | undefined, sentence: string): InvokeBody {
  if (name === 'adaptiveCard/action') return cardBody({ message: sentence });
  if (name && searches.has(name)) return { composeExtension: { type: 'message', text: sentence } };
  if (/^(?:task|composeExtension)\//.test(name ?? '')) return dialogBody({ message: sentence });
  return {};
}

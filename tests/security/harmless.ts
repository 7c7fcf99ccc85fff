import { lengthOf } from '../../bot/texts/words';
import { isOurs } from './catalogue';
import type { Outcome } from './deliver';

type Json = Record<string, unknown>;

export function* nodes(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const item of Object.values(value)) yield* nodes(item);
  }
}

/** Every text in a value; strings that are JSON themselves are looked into. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (/^[[{]/.test(value)) yield* stringsIn(parsed(value));
  } else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* stringsIn(item);
}
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What nothing that is kept, and nothing that is shown to others, may have in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to look for
const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const flood = /\p{M}{6,}/u;
/** What a TextBlock would render: Markdown, and markup but for mentions that were looked up. */
const rendered = /[\\`*_[\]<>|~]/;
/** One click asks for a crew and its messages, not for as many as were typed. */
const mostRequests = 100;
/** A message may have 100 KB in Teams, a card in an answer less. */
const largestActivity = 100_000;

function badText(text: string): string | undefined {
  if (!text.isWellFormed()) return 'half of a surrogate pair';
  if (hidden.test(text)) return 'a control character';
  return flood.test(text) ? 'a flood of combining marks' : undefined;
}

/** A mention that reads as one of everybody, whoever's name it is. */
const all = /^<at>\s*(?:everyone|all|channel|team)\s*<\/at>$/i;

function mentionsOf(card: Json): string[] {
  const { entities } = (card.msteams ?? {}) as { entities?: { text: string }[] };
  return (entities ?? []).map(({ text }) => text);
}

/** What of a card would be rendered, and was not written by us. */
function* unescaped(card: Json): Generator<string> {
  const mentions = mentionsOf(card).toSorted((a, b) => b.length - a.length);
  for (const node of nodes(card)) {
    if (node.type === 'TextBlock' && !isOurs(String(node.text))) {
      const text = mentions.reduce((rest, one) => rest.replaceAll(one, ''), String(node.text));
      if (rendered.test(text)) yield `a TextBlock renders ${JSON.stringify(text).slice(0, 80)}`;
    }
    if (node.type === 'FactSet') yield 'a FactSet renders what is in it';
    if (node.type === 'Action.OpenUrl' && !/^https:\/\//.test(String(node.url)))
      yield `a button opens ${String(node.url).slice(0, 40)}`;
    if (node.type === 'Image') yield 'a picture is fetched';
  }
  for (const text of mentions)
    if (!/^<at>[^<>]*<\/at>$/.test(text) || all.test(text) || lengthOf(text) > 200)
      yield `a mention of ${text.slice(0, 40)}`;
}

/** A preview in the message extension is drawn with HTML. */
function* unescapedPreviews(body: unknown): Generator<string> {
  for (const { preview } of nodes(body)) {
    const { content } = (preview ?? {}) as { content?: { title?: string; text?: string } };
    for (const text of [content?.title ?? '', content?.text ?? ''])
      if (/[<>]/.test(text)) yield `a preview renders ${text.slice(0, 60)}`;
  }
}

const isCard = ({ type, body, actions }: Json) =>
  type === 'AdaptiveCard' && Array.isArray(body) && Array.isArray(actions);

/**
 * What is read. Inputs give back what was typed, as it was typed, to who typed it (their choices are read); the
 * envelope of a reply names whom it answers, and Teams shows its own name of them.
 */
function read(key: string, node: unknown): unknown {
  if (key === 'recipient' || key === 'from') return undefined;
  const { type, choices } = (node ?? {}) as { type?: unknown; choices?: unknown };
  return /^Input\./.test(String(type)) ? { type, choices } : node;
}
const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value, read) ?? 'null');

/** What is wrong with what was kept and shown, whatever was typed. */
export function* harms({
  rows,
  sent,
  replies,
  body,
  status,
  type,
  faults,
  requests,
}: Outcome): Generator<string> {
  if (requests > mostRequests) yield `the chat was asked ${requests} times`;
  if (status >= 500) yield `answered ${status}`;
  for (const fault of faults.slice(0, 1)) yield `a fault: ${fault.slice(0, 900)}`;
  if (status === 200 && !type.startsWith('application/json')) yield `answered as ${type}`;
  for (const text of stringsIn(rows)) {
    const bad = badText(text);
    if (bad) yield `kept ${bad}: ${JSON.stringify(text).slice(0, 80)}`;
  }
  const shown = [body, ...sent.map(({ activity }) => activity)];
  for (const one of shown) {
    for (const node of nodes(one)) if (isCard(node)) yield* unescaped(node);
    yield* unescapedPreviews(one);
    for (const text of stringsIn(asRead(one))) {
      const bad = badText(text);
      if (bad) yield `shown ${bad}: ${JSON.stringify(text).slice(0, 80)}`;
    }
    if (Buffer.byteLength(JSON.stringify(one) ?? '') > largestActivity) yield 'too large for Teams';
  }
  for (const { text, textFormat } of replies)
    if (text && textFormat !== 'plain') yield 'a message is rendered';
  if ('polluted' in {}) yield 'the prototype of objects was changed';
}

import { shorten } from '../../texts/words';
import type { CleanedEmail } from './clean';

/** What a mail should become, with what to fill in for the person to look over. */
export interface Proposal {
  /** A work-out-loud post, a question, or a link to share. */
  readonly as: 'post' | 'question' | 'link';
  /** At most 150 characters; empty where there is nothing to take it from. */
  readonly title: string;
  readonly text: string;
  /** The link to share. */
  readonly url?: string;
}

const longestTitle = 150;
/** Fewer words than this beside a link only hand it on. */
const fewWords = 40;
/** In a mail this short, a question anywhere is what it is about. */
const shortMail = 80;

const link = /https?:\/\/[^\s<>"]{1,2083}/gi;
const prefix =
  /^(?:\s{0,3}(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|antwort|res|enc|r|i)(?:\s?\[\d{1,3}\]|\(\d{1,3}\))?\s?:|\[(?:ext|extern|external|spam\?)[^\]]{0,20}\]|\((?:ext|extern|external)\)))+\s{0,3}/iu;

/** Courtesy and offers: questions that nobody is to answer. */
const courtesy =
  /(?:how are you(?: (?:all|doing))?|how.s it going|(?:any|more|further) questions|hope (?:you.re|you are|all is) well|wie geht.?s(?: (?:dir|euch|ihnen))?|noch fragen|fragen|comment (?:ça va|allez-vous|vas-tu)|ça va|des questions|qué tal|cómo est[áa]s?|alguna (?:pregunta|duda))\s?\?/giu;
const asking =
  /(?<![\p{L}])(?:does (?:anyone|anybody|someone)|has (?:anyone|anybody)|(?:can|could) (?:anyone|anybody|someone|somebody)|is there (?:anyone|anybody|a way)|who (?:knows|has|can)|i wonder|i.m (?:looking for|wondering)|i am (?:looking for|wondering)|we are looking for|any (?:ideas?|tips?|hints?|advice)|wei(?:ß|ss) jemand|hat jemand|kann (?:mir )?jemand|kennt jemand|wer (?:wei(?:ß|ss)|kennt|hat|kann)|ich (?:suche|frage mich)|wir suchen|est-ce que|quelqu.un (?:sait|a|peut|connaît)|je (?:cherche|me demande)|qui (?:sait|connaît|peut)|alguien (?:sabe|tiene|puede|conoce)|(?:busco|me pregunto)|quién (?:sabe|puede|conoce))(?![\p{L}])/iu;

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const asks = (text: string) => /\?(?:\s|$|[)"”»])|¿/u.test(text) || asking.test(text);

/** Whether it is about something that the writer wants to know. */
function isQuestion(subject: string, said: string): boolean {
  if (/\?\s*$/.test(subject)) return true;
  const paragraphs = said.replace(courtesy, '').split(/\n\n/);
  const main = paragraphs.reduce(
    (longest, one) => (one.length > longest.length ? one : longest),
    '',
  );
  return asks(main) || (wordsIn(said) <= shortMail && paragraphs.some(asks));
}

/** The first sentence, and what is left. */
function firstSentence(text: string): [string, string] {
  const [line = ''] = text.split('\n', 1);
  const match = line.match(/^.{1,400}?[.?!…](?=\s|$)/u);
  const sentence = match?.[0] ?? line;
  return [sentence.trim(), text.slice(sentence.length).trim()];
}

/** Links of a text; punctuation behind one belongs to the sentence. */
const linksIn = (text: string) =>
  (text.match(link) ?? []).map((found) => found.replace(/[).,;:!?\]'"]{1,5}$/, ''));

function titled(subject: string, body: string): { title: string; text: string } {
  if (subject !== '') return { title: shorten(subject, longestTitle), text: body };
  const [sentence, rest] = firstSentence(body);
  if (sentence.length > longestTitle) return { title: shorten(sentence, longestTitle), text: body };
  return { title: sentence.replace(/[.:]$/, ''), text: rest };
}

/** Which practice suits a cleaned mail, and its title and text. */
export function propose({ subject = '', body }: CleanedEmail): Proposal {
  const about = subject.replace(prefix, '').trim();
  const said = body.replace(link, ' ');
  const [url] = linksIn(body);
  if (isQuestion(about, said)) return { as: 'question', ...titled(about, body) };
  if (!url || wordsIn(said) > fewWords) return { as: 'post', ...titled(about, body) };
  const around = body
    .replace(url, '')
    .replace(/\(\s?\)|^[\s.,;:!)]{1,5}$/gm, '')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
  return { as: 'link', ...titled(about, around), url };
}

import { SensitiveKind } from '../../../bot/sensitivity/contract';
import { labels, listedWords, words } from './labels';
import { last, lastOrdinary } from './last';
import { further, furtherOrdinary, more, moreOrdinary } from './more';
import { bankAccounts, paymentCards, personalIds } from './numbers';
import { ordinary } from './ordinary';
import { emails, ownDomains, phones } from './people';
import { connectionStrings, keys, passwords } from './secrets';

/** A text and where in it what should be found stands. */
export interface Case {
  readonly text: string;
  readonly kind?: SensitiveKind;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** The organisation of the sample. */
export const organisation = { ownDomains, words: listedWords };

function read(marked: string, kind?: SensitiveKind): Case {
  const parts = marked.split(/\[\[|\]\](?!\])/);
  const spans: { start: number; end: number }[] = [];
  let text = '';
  parts.forEach((part, n) => {
    if (n % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  });
  return { text, kind, spans };
}

const positives: Readonly<Record<SensitiveKind, readonly string[]>> = {
  connectionString: connectionStrings,
  key: keys,
  password: passwords,
  paymentCard: paymentCards,
  bankAccount: bankAccounts,
  personalId: personalIds,
  email: emails,
  phone: phones,
  label: labels,
  word: words,
};

/** Batches that were written after the patterns, to see how they do on what they were not made for. */
const later = [more, further, last];

/** All cases: about half hold something of one kind, about half only look like it. */
export const sample: readonly Case[] = [
  ...SensitiveKind.options.flatMap((kind) =>
    [positives, ...later].flatMap((batch) => batch[kind] ?? []).map((text) => read(text, kind)),
  ),
  ...[...ordinary, ...moreOrdinary, ...furtherOrdinary, ...lastOrdinary].map(
    (text): Case => ({ text, spans: [] }),
  ),
];

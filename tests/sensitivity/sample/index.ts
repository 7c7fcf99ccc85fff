import type { SensitiveKind } from '../../../bot/sensitivity/contract';
import { labels, listedWords, words } from './labels';
import { more, moreOrdinary } from './more';
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

/** All cases: about half hold something of one kind, about half only look like it. */
export const sample: readonly Case[] = [
  ...Object.entries(positives).flatMap(([kind, texts]) =>
    [...texts, ...(more[kind as SensitiveKind] ?? [])].map((text) =>
      read(text, kind as SensitiveKind),
    ),
  ),
  ...[...ordinary, ...moreOrdinary].map((text): Case => ({ text, spans: [] })),
];

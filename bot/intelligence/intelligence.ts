import type { Logger } from 'pino';
import type * as z from 'zod/v4';
import { Draft, Proposal } from './contract';
import { draftAnswer, sortSentence } from './instructions';
import { cosine, makeRemembered } from './meaning';
import { type Model, ModelError } from './port';
import { readAnswer } from './untrusted';

/** What a language model may help with. Nothing of it acts, or fails: where it cannot help, it says undefined. */
export interface Intelligence {
  /** Whether a model is configured; if not, nothing below sends anything. */
  readonly on: boolean;
  /** What a sentence is meant as, for a form to begin with; within 1.2 s. */
  propose(sentence: string): Promise<Proposal | undefined>;
  /** A draft of an answer, made of a message; within 1.2 s. */
  draft(message: string): Promise<string | undefined>;
  /** How near each of the texts is in meaning, from -1 to 1, at best; within 0.6 s. */
  nearness(words: string, texts: readonly string[]): Promise<readonly number[] | undefined>;
}

/** Within the 1.8 s of a turn; a question is still to be kept in storage after it was compared. Milliseconds. */
const usual = { answerMs: 1_200, embedMs: 600 };

export const noIntelligence: Intelligence = {
  on: false,
  propose: async () => undefined,
  draft: async () => undefined,
  nearness: async () => undefined,
};

/** With a model. Words that may not leave are not sent. */
export function makeIntelligence(needs: {
  readonly model: Model;
  readonly mayLeave: (words: string) => boolean;
  readonly log: Logger;
  readonly patience?: typeof usual;
}): Intelligence {
  const { model, mayLeave, log, patience = usual } = needs;
  const embed = makeRemembered(async (texts) => model.embed?.(texts, patience.embedMs) ?? []);

  /** Whatever goes wrong is logged without its words, and is no reason to stop. */
  async function tried<T>(what: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      const result = await ask();
      log.info({ what, understood: result !== undefined }, 'model asked');
      return result;
    } catch (error) {
      const code = error instanceof ModelError ? error.code : 'fault';
      log.warn({ what, code }, 'model not of help');
      return undefined;
    }
  }

  async function answered<T extends object>(
    instruction: string,
    contract: z.ZodType<T>,
    words: string,
  ): Promise<T | undefined> {
    if (!mayLeave(words)) return undefined;
    return readAnswer(await model.answer(instruction, words, patience.answerMs), contract, words);
  }

  return {
    on: true,
    propose: (sentence) => tried('sentence', () => answered(sortSentence, Proposal, sentence)),
    draft: (message) =>
      tried('draft', async () => (await answered(draftAnswer, Draft, message))?.draft),
    nearness: async (words, texts) => {
      if (!model.embed || texts.length === 0 || ![words, ...texts].every(mayLeave))
        return undefined;
      return tried('meaning', async () => {
        const [of, ...others] = await embed([words, ...texts]);
        return others.map((other) => cosine(of ?? [], other));
      });
    },
  };
}

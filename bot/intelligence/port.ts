/** A language model, reached over the network. What it answers is somebody else's text: nothing in it is to be trusted. */
export interface Model {
  /**
   * What it says to these words under this instruction: at most 16 KiB. Rejects with ModelError where it is
   * slower than the budget (milliseconds), in trouble, or says nothing that can be read.
   */
  answer(instruction: string, words: string, budgetMs: number): Promise<string>;
  /**
   * What each text means, as vectors of one length whose angles tell how alike two texts are. Absent where no
   * model for that was named. Rejects as above.
   */
  embed?(texts: readonly string[], budgetMs: number): Promise<readonly (readonly number[])[]>;
}

/** Carries no cause: what the endpoint says may repeat what was sent, and a request holds the key. */
export class ModelError extends Error {
  constructor(readonly code: 'slow' | 'unreachable' | 'refused' | 'malformed') {
    super(`The language model is ${code}`);
    this.name = 'ModelError';
  }
}

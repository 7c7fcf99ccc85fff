import type { Field } from './entry';

/** What fields take, as entries are made of them. */
export const words: Field = { kind: 'words' };
export const must: Field = { kind: 'words', required: true };
export const line: Field = { kind: 'line' };
export const tags: Field = { kind: 'tags' };
export const choice: Field = { kind: 'choice' };
export const id: Field = { kind: 'id' };
export const which: Field = { kind: 'id', required: true };
export const them: Field = { kind: 'people', required: true };
/** What is looked at and not kept; too much of it is cut. */
export const passing: Field = { ...words, passing: true, cut: true };

/** Sound words, where it matters little which. */
export const what = 'pairing on the heron import until the last file went through';
export const why = 'It told me in ten minutes how pumps age, and whom to ask when they do.';

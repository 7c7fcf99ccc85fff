import type { Sealed, Sealing, Seals } from '../operations/seal';

/** A run of plain text: TextRuns show what was typed, where TextBlocks would render it as Markdown. */
export interface Run {
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly color?: 'Accent' | 'Attention';
  readonly isSubtle?: boolean;
  readonly italic?: boolean;
}

export function lineOf(runs: readonly Run[]) {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}

/** What a person typed, letter by letter. */
export function paragraph(text: string) {
  return lineOf([{ text }]);
}

/** A name for a TextBlock, where Markdown and markup would be rendered: the characters that mean something there go. */
export function markdownFree(name: string): string {
  return name
    .replace(/[\\`*_[\]<>#|~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface SealedButton {
  readonly verb: string;
  readonly sealed: Sealed;
}

export function sealedButton(seals: Seals, sealing: Sealing): SealedButton {
  return { verb: sealing.verb, sealed: seals.seal(sealing) };
}

/** A button that sends its sealed data, and the inputs of the card, to the handler of its verb. */
export function action(title: string, { verb, sealed }: SealedButton) {
  return { type: 'Action.Execute', title, verb, data: { sealed } };
}

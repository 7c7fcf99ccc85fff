import { textInput } from './inputs';
import { action, type SealedButton } from './parts';

/** A button that opens a few lines to write in, and sends them. */
export function writing(
  words: { button: string; label: string; send: string; longest: number },
  sealed: SealedButton,
) {
  const { button, label, send, longest } = words;
  const input = textInput({ id: 'text', label, longest, lines: true, missing: label });
  const inner = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [input],
    actions: [action(send, sealed)],
  };
  return { type: 'Action.ShowCard', title: button, card: inner };
}

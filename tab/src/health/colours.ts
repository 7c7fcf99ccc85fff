import { tokens } from '@fluentui/react-components';

/** The colours of a picture, as CSS names them. */
export interface Colours {
  readonly ground: string;
  readonly words: string;
  readonly quiet: string;
  readonly bar: string;
  readonly line: string;
}

/** What a token is in the theme that is shown. */
function colourOf(token: string, within: Element): string {
  const name = /var\((--[^)]+)\)/.exec(token)?.[1] ?? '';
  return getComputedStyle(within).getPropertyValue(name).trim() || 'black';
}

/** Those of the theme in which an element is shown. */
export function coloursOf(within: Element): Colours {
  return {
    ground: colourOf(tokens.colorNeutralBackground1, within),
    words: colourOf(tokens.colorNeutralForeground1, within),
    quiet: colourOf(tokens.colorNeutralForeground2, within),
    bar: colourOf(tokens.colorCompoundBrandBackground, within),
    line: colourOf(tokens.colorNeutralStrokeAccessible, within),
  };
}

import type { GriffelStyle } from '@fluentui/react-components';

/** A colour of the person's own, where the browser forces those: it leaves what is drawn as it is otherwise. */
export function forced(what: 'fill' | 'stroke', colour: 'Canvas' | 'CanvasText' | 'Highlight') {
  return { '@media (forced-colors: active)': { [what]: colour } } satisfies GriffelStyle;
}

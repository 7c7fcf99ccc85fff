import type { GriffelStyle } from '@fluentui/react-components';

/** A line along the side where reading starts. In three, because Griffel takes no logical border as one. */
export function startEdge(width: string, colour: string): GriffelStyle {
  return {
    borderInlineStartWidth: width,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: colour,
  };
}

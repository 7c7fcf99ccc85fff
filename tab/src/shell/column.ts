import { type GriffelStyle, tokens } from '@fluentui/react-components';

/** For what stands side by side. */
export const wideColumn: GriffelStyle = { maxWidth: '76rem' };

/** One column of a comfortable width, with air that shrinks on a phone. */
export const column: GriffelStyle = {
  boxSizing: 'border-box',
  width: '100%',
  maxWidth: '48rem',
  margin: '0 auto',
  padding: `${tokens.spacingVerticalXXL} clamp(12px, 4vw, 32px) ${tokens.spacingVerticalXXXL}`,
};

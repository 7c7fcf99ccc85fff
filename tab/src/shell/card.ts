import { type GriffelStyle, tokens } from '@fluentui/react-components';

/** The sheet a kudos stands on. The stroke is seen in high contrast, where there are no shadows. */
export const card: GriffelStyle = {
  padding: 'clamp(16px, 4vw, 24px)',
  borderRadius: tokens.borderRadiusXLarge,
  border: `1px solid ${tokens.colorTransparentStroke}`,
  backgroundColor: tokens.colorNeutralBackground1,
  boxShadow: tokens.shadow2,
};

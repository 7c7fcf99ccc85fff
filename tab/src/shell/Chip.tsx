import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  chip: {
    display: 'inline-block',
    marginBottom: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  strong: { color: tokens.colorBrandForeground1 },
});

/** Where something stands, in a few words; `strong` where something came of it. */
export function Chip({ strong, children }: { strong: boolean; children: ReactNode }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.chip, strong && styles.strong)}>{children}</span>;
}

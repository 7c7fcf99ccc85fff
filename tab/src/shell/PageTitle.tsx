import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: `clamp(${tokens.fontSizeBase500}, 6vw, ${tokens.fontSizeBase600})`,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textWrap: 'balance',
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
  },
  lead: {
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
  },
});

/** What a page is, and a line on what it is for. The heading can take the focus. */
export function PageTitle({
  title,
  children,
  ref,
}: {
  title: string;
  children?: ReactNode;
  ref?: Ref<HTMLHeadingElement>;
}) {
  const styles = useStyles();
  return (
    <>
      <h1 ref={ref} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children && <p className={styles.lead}>{children}</p>}
    </>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    maxWidth: '26rem',
    margin: '0 auto',
    padding: `clamp(${tokens.spacingVerticalXXL}, 10vh, 6rem) ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  disc: {
    display: 'grid',
    placeItems: 'center',
    width: '72px',
    height: '72px',
    marginBottom: tokens.spacingVerticalXL,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '32px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  trouble: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    boxShadow: tokens.shadow2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textWrap: 'balance',
  },
  body: {
    marginTop: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  action: { marginTop: tokens.spacingVerticalXL },
});

/** A whole-page or whole-list state: what is the case, and what can be done about it. */
export function Notice({
  icon,
  title,
  children,
  action,
  tone = 'calm',
  level = 2,
}: {
  icon: ReactElement;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** `trouble` is announced at once and is not coloured as an invitation. */
  tone?: 'calm' | 'trouble';
  level?: 1 | 2;
}) {
  const styles = useStyles();
  const Heading = `h${level}` as const;
  return (
    <section className={styles.notice} role={tone === 'trouble' ? 'alert' : undefined}>
      <div
        className={mergeClasses(styles.disc, tone === 'trouble' && styles.trouble)}
        aria-hidden="true"
      >
        {icon}
      </div>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.body}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </section>
  );
}

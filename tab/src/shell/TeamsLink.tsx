import { Link, makeStyles } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { ReactNode } from 'react';
import { useSession } from '../session';

const useStyles = makeStyles({ icon: { verticalAlign: '-0.15em' } });

/** A link to something in Teams: opened in place inside Teams, in a window of its own elsewhere. */
export function TeamsLink({
  href,
  label,
  className,
  children,
}: {
  href: string;
  /** What it opens, beginning with the words shown; for those who do not see where it stands. */
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { openLink } = useSession();
  return (
    <Link
      href={href}
      aria-label={label}
      className={className}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!openLink) return;
        event.preventDefault();
        openLink(href);
      }}
    >
      {children} <OpenRegular aria-hidden="true" className={styles.icon} />
    </Link>
  );
}

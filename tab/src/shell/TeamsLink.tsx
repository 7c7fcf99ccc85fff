import { Link } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { ReactNode } from 'react';
import { useSession } from '../session';

/** A link to something in Teams: opened in place inside Teams, in a window of its own elsewhere. */
export function TeamsLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  const { openLink } = useSession();
  return (
    <Link
      href={href}
      className={className}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!openLink) return;
        event.preventDefault();
        openLink(href);
      }}
    >
      {children} <OpenRegular aria-hidden="true" />
    </Link>
  );
}

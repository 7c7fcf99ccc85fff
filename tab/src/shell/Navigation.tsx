import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Page } from '../pages';
import { text } from '../texts';
import { PageLink } from './PageLink';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0`,
    listStyleType: 'none',
    columnGap: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // On a phone those that are used most and the one shown; the rest on demand.
  rest: { '@media (max-width: 640px)': { display: 'none' } },
  more: { '@media (min-width: 641px)': { display: 'none' } },
  button: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    fontWeight: tokens.fontWeightRegular,
  },
  link: { display: 'block', padding: `${tokens.spacingVerticalS} 0` },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

const mostOnPhone = 3;

/** The first pages and the one shown: with the way to the rest they fit into one line. */
function onPhone(pages: readonly Page[], current: Page): readonly Page[] {
  const first = pages.slice(0, mostOnPhone);
  return first.includes(current) ? first : [...first.slice(0, -1), current];
}

/** The pages of the personal tab, side by side. */
export function Navigation({ pages, current }: { pages: readonly Page[]; current: Page }) {
  const styles = useStyles();
  // Closed by going somewhere.
  const [openAt, setOpenAt] = useState<Page>();
  const open = openAt === current;
  const always = onPhone(pages, current);
  return (
    <nav aria-label={text('navigation')}>
      <ul className={styles.list}>
        {pages.map((page) => (
          <li key={page.path} className={open || always.includes(page) ? '' : styles.rest}>
            <PageLink
              path={page.path}
              appearance="subtle"
              className={mergeClasses(styles.link, page === current && styles.current)}
              aria-current={page === current ? 'page' : undefined}
            >
              {text(page.title)}
            </PageLink>
          </li>
        ))}
        {pages.length > mostOnPhone && (
          <li className={styles.more}>
            <Button
              appearance="transparent"
              className={styles.button}
              aria-expanded={open}
              onClick={() => setOpenAt(open ? undefined : current)}
            >
              {text('moreNavigation', { open: open ? 'yes' : 'no' })}
            </Button>
          </li>
        )}
      </ul>
    </nav>
  );
}

import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { goTo, hrefOf } from '../address';
import type { Page } from '../pages';
import { text } from '../texts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0`,
    listStyleType: 'none',
    columnGap: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  link: { display: 'block', padding: `${tokens.spacingVerticalS} 0` },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

/** The pages of the personal tab, side by side. */
export function Navigation({ pages, current }: { pages: readonly Page[]; current: Page }) {
  const styles = useStyles();
  return (
    <nav aria-label={text('navigation')}>
      <ul className={styles.list}>
        {pages.map((page) => (
          <li key={page.path}>
            <Link
              href={hrefOf(page.path)}
              appearance="subtle"
              className={mergeClasses(styles.link, page === current && styles.current)}
              aria-current={page === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                goTo(page.path);
              }}
            >
              {text(page.title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

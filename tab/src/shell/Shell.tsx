import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { type Page, pages } from '../pages';
import { text } from '../texts';
import { useAdmin } from '../useAdmin';
import { column, wideColumn } from './column';
import { focusPage } from './focus';
import { Navigation } from './Navigation';

const useStyles = makeStyles({
  column: { ...column, outlineStyle: 'none' },
  wide: wideColumn,
});

/** What stands around every page: the navigation where there is more than one, and the page's own column. */
export function Shell({ page, children }: { page: Page; children: ReactNode }) {
  const styles = useStyles();
  const shown = useRef(page);
  useEffect(() => {
    document.title = text(page.title);
    // Whoever came by a link that is gone now goes on from the top of the page.
    if (shown.current !== page) focusPage();
    shown.current = page;
  }, [page]);
  const admin = useAdmin(page.personal);
  const personal = pages.filter((known) => known.personal && (admin || !known.admins));
  return (
    <>
      {page.personal && personal.length > 1 && <Navigation pages={personal} current={page} />}
      <main tabIndex={-1} className={mergeClasses(styles.column, page.wide && styles.wide)}>
        {children}
      </main>
    </>
  );
}

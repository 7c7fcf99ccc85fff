import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { type Page, pages } from '../pages';
import { text } from '../texts';
import { useAdmin } from '../useAdmin';
import { column, wideColumn } from './column';
import { Navigation } from './Navigation';

const useStyles = makeStyles({ column, wide: wideColumn });

/** What stands around every page: the navigation where there is more than one, and the page's own column. */
export function Shell({ page, children }: { page: Page; children: ReactNode }) {
  const styles = useStyles();
  useEffect(() => {
    document.title = text(page.title);
  }, [page]);
  const admin = useAdmin(page.personal);
  const personal = pages.filter((known) => known.personal && (admin || !known.admins));
  return (
    <>
      {page.personal && personal.length > 1 && <Navigation pages={personal} current={page} />}
      <main className={mergeClasses(styles.column, page.wide && styles.wide)}>{children}</main>
    </>
  );
}

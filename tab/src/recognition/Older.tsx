import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ProblemBar } from '../shell/ProblemBar';
import { type TextKey, text } from '../texts';
import type { useWall } from './useWall';

const useStyles = makeStyles({
  end: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalXL,
  },
  all: { margin: 0, color: tokens.colorNeutralForeground3, outlineStyle: 'none' },
});

function label({ isFetchingNextPage, isError, data }: ReturnType<typeof useWall>): TextKey {
  if (isFetchingNextPage) return 'wall.loadingOlder';
  if (isError) return 'tryAgain';
  return data?.length === 0 ? 'wall.further' : 'wall.older';
}

/** What stands below the list: a way to older kudos, that they could not be read, or that these were all. */
export function Older({ wall }: { wall: ReturnType<typeof useWall> }) {
  const styles = useStyles();
  const asked = useRef(false);
  const all = useRef<HTMLParagraphElement>(null);
  const { hasNextPage, isError, isFetching } = wall;

  // The button one stood on goes away with the last page: the focus moves to what came in its place,
  // unless it is somewhere else by now.
  useEffect(() => {
    if (!asked.current || hasNextPage) return;
    asked.current = false;
    if (document.activeElement === document.body) all.current?.focus();
  }, [hasNextPage]);

  function go() {
    if (isFetching) return;
    asked.current = true;
    void (hasNextPage ? wall.fetchNextPage() : wall.refetch());
  }

  if (wall.data?.length === 0 && !hasNextPage) return null;
  return (
    <div className={styles.end}>
      {wall.data?.length === 0 && <p className={styles.all}>{text('wall.noneSoFar')}</p>}
      {isError && <ProblemBar problem={wall.error} />}
      {hasNextPage || isError ? (
        <Button size="large" disabledFocusable={wall.isFetchingNextPage} onClick={go}>
          {text(label(wall))}
        </Button>
      ) : (
        <p ref={all} tabIndex={-1} className={styles.all}>
          {text('wall.all')}
        </p>
      )}
    </div>
  );
}

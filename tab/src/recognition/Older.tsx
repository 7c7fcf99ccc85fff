import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { problemText } from '../shell/ProblemNotice';
import { text } from '../texts';
import type { useWall } from './useWall';

const useStyles = makeStyles({
  end: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalXL,
  },
  all: { margin: 0, color: tokens.colorNeutralForeground3, outlineStyle: 'none' },
});

/** What stands below the list: a way to older kudos, that they could not be read, or that these were all. */
export function Older({ wall }: { wall: ReturnType<typeof useWall> }) {
  const styles = useStyles();
  const asked = useRef(false);
  const all = useRef<HTMLParagraphElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError, error } = wall;

  // The button one stood on goes away with the last page: the focus moves to what came in its place.
  useEffect(() => {
    if (!asked.current || hasNextPage) return;
    asked.current = false;
    all.current?.focus();
  }, [hasNextPage]);

  function older() {
    if (isFetchingNextPage) return;
    asked.current = true;
    void fetchNextPage();
  }

  if (wall.data?.length === 0 && !hasNextPage) return null;
  return (
    <div className={styles.end}>
      {isError && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{problemText(error).body}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void (hasNextPage && asked.current ? older() : wall.refetch())}>
              {text('tryAgain')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {hasNextPage ? (
        <Button size="large" disabledFocusable={isFetchingNextPage} onClick={older}>
          {text(isFetchingNextPage ? 'wall.loadingOlder' : 'wall.older')}
        </Button>
      ) : (
        <p ref={all} tabIndex={-1} className={styles.all}>
          {text('wall.all')}
        </p>
      )}
    </div>
  );
}

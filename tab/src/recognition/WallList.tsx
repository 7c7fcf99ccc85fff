import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { WifiOffRegular } from '@fluentui/react-icons/svg/wifi-off';
import type { ReactNode } from 'react';
import { List } from '../shell/List';
import { Notice } from '../shell/Notice';
import { ProblemNotice } from '../shell/ProblemNotice';
import { text } from '../texts';
import { KudosItem } from './KudosItem';
import { Older } from './Older';
import type { useWall } from './useWall';
import { WallSkeleton } from './WallSkeleton';

const useStyles = makeStyles({
  offline: { marginBottom: tokens.spacingVerticalL },
});

type Wall = ReturnType<typeof useWall>;

/** Nothing could be read so far: why, or that it is on its way. */
function Nothing({ wall, onRetry }: { wall: Wall; onRetry: () => void }) {
  if (wall.isError) return <ProblemNotice problem={wall.error} onRetry={onRetry} />;
  if (!wall.isPaused) return <WallSkeleton />;
  return (
    <Notice tone="trouble" icon={<WifiOffRegular />} title={text('offline.title')}>
      {text('offline.body')}
    </Notice>
  );
}

/** The kudos the filter leaves, or why there are none. */
export function WallList({
  wall,
  inSpace,
  none,
  onRetry,
}: {
  wall: Wall;
  /** All are of one space, which need not be said each time. */
  inSpace: boolean;
  /** What stands in place of an empty list. */
  none: ReactNode;
  onRetry: () => void;
}) {
  const styles = useStyles();
  const { data: kudos, hasNextPage: more, isPlaceholderData: behind } = wall;
  if (kudos === undefined) return <Nothing wall={wall} onRetry={onRetry} />;
  return (
    <>
      {wall.isPaused && (
        <MessageBar intent="warning" layout="multiline" className={styles.offline}>
          <MessageBarBody>
            {text('offline.title')}. {text('offline.body')}
          </MessageBarBody>
        </MessageBar>
      )}
      {kudos.length === 0 && !more && none}
      {kudos.length > 0 && (
        <List label={text('wall.list')} items={kudos} keyOf={({ id }) => id} behind={behind}>
          {(one) => <KudosItem kudos={one} inSpace={inSpace} />}
        </List>
      )}
      <Older wall={wall} />
    </>
  );
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HeartRegular } from '@fluentui/react-icons/svg/heart';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { WifiOffRegular } from '@fluentui/react-icons/svg/wifi-off';
import { Notice } from '../shell/Notice';
import { ProblemNotice } from '../shell/ProblemNotice';
import { Said } from '../shell/Said';
import { text } from '../texts';
import { KudosItem } from './KudosItem';
import { Older } from './Older';
import { useWall, type WallFilter } from './useWall';
import { WallSkeleton } from './WallSkeleton';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  behind: { opacity: 0.6 },
  example: {
    display: 'inline-block',
    marginTop: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

function NoneYet() {
  const styles = useStyles();
  return (
    <Notice icon={<HeartRegular />} title={text('wall.empty.title')}>
      {text('wall.empty.body')}
      <br />
      <code className={styles.example}>{text('wall.empty.example')}</code>
    </Notice>
  );
}

function NoneLeft({ onShowAll }: { onShowAll: () => void }) {
  return (
    <Notice
      icon={<SearchRegular />}
      title={text('wall.none.title')}
      action={<Button onClick={onShowAll}>{text('wall.none.showAll')}</Button>}
    >
      {text('wall.none.body')}
    </Notice>
  );
}

/** The kudos the filter leaves, or why there are none. */
export function WallList({
  filter,
  narrowed,
  onShowAll,
}: {
  filter: WallFilter;
  /** The filter leaves something out. */
  narrowed: boolean;
  onShowAll: () => void;
}) {
  const styles = useStyles();
  const wall = useWall(filter);
  const { data: kudos } = wall;

  if (kudos === undefined) {
    if (wall.isError)
      return <ProblemNotice problem={wall.error} onRetry={() => void wall.refetch()} />;
    if (wall.isPaused)
      return (
        <Notice tone="trouble" icon={<WifiOffRegular />} title={text('offline.title')}>
          {text('offline.body')}
        </Notice>
      );
    return <WallSkeleton />;
  }
  const more = wall.hasNextPage;
  return (
    <>
      {!wall.isPlaceholderData && (
        <Said>{text(more ? 'wall.countSoFar' : 'wall.count', { count: kudos.length })}</Said>
      )}
      {kudos.length === 0 && !more && (narrowed ? <NoneLeft onShowAll={onShowAll} /> : <NoneYet />)}
      <ul
        className={mergeClasses(styles.list, wall.isPlaceholderData && styles.behind)}
        aria-busy={wall.isPlaceholderData}
        aria-label={text('wall.list')}
      >
        {kudos.map((one) => (
          <li key={one.id}>
            <KudosItem kudos={one} inSpace={filter.space !== ''} />
          </li>
        ))}
      </ul>
      <Older wall={wall} />
    </>
  );
}

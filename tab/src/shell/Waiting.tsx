import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { text } from '../texts';
import { column } from './column';

const useStyles = makeStyles({
  column,
  bones: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

/** Stands where a page will be, until its code and the handshake with Teams are through. */
export function Waiting() {
  const styles = useStyles();
  return (
    <main className={styles.column}>
      <Skeleton aria-label={text('loading')} className={styles.bones}>
        <SkeletonItem size={32} />
        <SkeletonItem size={16} />
      </Skeleton>
    </main>
  );
}

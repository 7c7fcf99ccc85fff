import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { card } from '../shell/card';
import { text } from '../texts';

const useStyles = makeStyles({
  bones: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { ...card, display: 'grid', rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  name: { width: '40%' },
  half: { width: '62%' },
});

/** Three kudos to come. */
export function WallSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.bones} aria-label={text('wall.loading')}>
      {['first', 'second', 'third'].map((bone) => (
        <div key={bone} className={styles.card}>
          <div className={styles.head}>
            <SkeletonItem shape="circle" size={36} />
            <SkeletonItem size={20} className={styles.name} />
          </div>
          <SkeletonItem size={16} />
          <SkeletonItem size={16} className={styles.half} />
        </div>
      ))}
    </Skeleton>
  );
}

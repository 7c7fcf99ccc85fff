import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { card } from './card';

const useStyles = makeStyles({
  bones: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { ...card, display: 'grid', rowGap: tokens.spacingVerticalM },
  half: { width: '62%' },
});

/** Three entries of a list that are on their way. */
export function ListSkeleton({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.bones}>
      {[1, 2, 3].map((n) => (
        <div key={n} className={styles.card}>
          <SkeletonItem size={20} className={styles.half} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
}

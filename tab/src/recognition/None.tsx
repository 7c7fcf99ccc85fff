import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { HeartRegular } from '@fluentui/react-icons/svg/heart';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useSession } from '../session';
import { Notice } from '../shell/Notice';
import { useSpaces } from '../spaces/useSpaces';
import { text } from '../texts';

const useStyles = makeStyles({
  example: {
    display: 'inline-block',
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** No kudos at all so far, and how to give the first. */
export function NoneYet() {
  const styles = useStyles();
  const { space } = useSession();
  const nowhere = useSpaces(!space).spaces?.length === 0;
  return (
    <Notice icon={<HeartRegular />} title={text('wall.empty.title')}>
      {text(nowhere ? 'wall.empty.nowhere' : 'wall.empty.body')}
      <br />
      <code className={styles.example}>{text('wall.empty.example')}</code>
    </Notice>
  );
}

/** The filter leaves none. */
export function NoneLeft({ onShowAll }: { onShowAll: () => void }) {
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

import { makeStyles, tokens } from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { HandshakeRegular } from '@fluentui/react-icons/svg/handshake';
import { HatGraduationRegular } from '@fluentui/react-icons/svg/hat-graduation';
import { PeopleCommunityRegular } from '@fluentui/react-icons/svg/people-community';
import type { ReactElement } from 'react';
import type { Practice } from '../../../bot/recognition/contract';
import { text } from '../texts';

const icons: Readonly<Record<Practice, ReactElement>> = {
  sharedWork: <EyeRegular />,
  helped: <HandshakeRegular />,
  cooperated: <PeopleCommunityRegular />,
  curated: <BookmarkRegular />,
  taught: <HatGraduationRegular />,
};

/** What each practice is called. */
export function practiceNames(): Readonly<Record<Practice, string>> {
  return {
    sharedWork: text('practice.sharedWork'),
    helped: text('practice.helped'),
    cooperated: text('practice.cooperated'),
    curated: text('practice.curated'),
    taught: text('practice.taught'),
  };
}

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  icon: { display: 'inline-flex', fontSize: tokens.fontSizeBase400 },
});

/** Names the practice a kudos shows. */
export function PracticeChip({ practice }: { practice: Practice }) {
  const styles = useStyles();
  return (
    <span className={styles.chip}>
      <span className={styles.icon} aria-hidden="true">
        {icons[practice]}
      </span>
      {practiceNames()[practice]}
    </span>
  );
}

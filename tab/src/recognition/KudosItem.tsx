import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { WallKudos } from '../../../bot/recognition/contract';
import { card } from '../shell/card';
import { startEdge } from '../shell/edge';
import { TeamsLink } from '../shell/TeamsLink';
import { text } from '../texts';
import { When } from '../when';
import { Faces } from './Faces';
import { Joined } from './Joined';
import { PracticeChip } from './practices';
import { receiverText } from './receiver';

const words = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

const useStyles = makeStyles({
  card: { ...card, overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  names: { flex: '1 1 12rem', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  people: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  what: {
    ...words,
    margin: `${tokens.spacingVerticalL} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
    color: tokens.colorNeutralForeground1,
  },
  possible: {
    ...words,
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground1,
  },
  label: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  quote: {
    ...words,
    margin: `${tokens.spacingVerticalM} 0 0`,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    ...startEdge('3px', tokens.colorNeutralStroke1),
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  link: { fontSize: 'inherit', lineHeight: 'inherit', whiteSpace: 'nowrap' },
});

function from({ giver, spaceName }: WallKudos, inSpace: boolean): string {
  if (inSpace) return text('kudos.from', { giver: giver.name });
  return text('kudos.fromIn', { giver: giver.name, space: spaceName });
}

/** One kudos: who is thanked, for what, what it made possible, and who joined. */
export function KudosItem({ kudos, inSpace }: { kudos: WallKudos; inSpace: boolean }) {
  const styles = useStyles();
  const id = useId();
  const { title, people } = receiverText(kudos.receiver);
  return (
    <article className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <Faces receiver={kudos.receiver} />
        <div className={styles.names}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {people && <p className={styles.people}>{people}</p>}
        </div>
        <PracticeChip practice={kudos.practice} />
      </div>
      <p className={styles.what} dir="auto">
        {kudos.what}
      </p>
      {kudos.possible && (
        <p className={styles.possible} dir="auto">
          <span className={styles.label}>{text('kudos.possible')}</span> {kudos.possible}
        </p>
      )}
      {kudos.quote && (
        <blockquote className={styles.quote} dir="auto">
          {kudos.quote}
        </blockquote>
      )}
      <div className={styles.foot}>
        <span>
          {from(kudos, inSpace)} · <When at={kudos.at} />
          {kudos.editedAt !== undefined && ` · ${text('kudos.edited')}`}
        </span>
        {kudos.link && (
          <TeamsLink
            href={kudos.link}
            className={styles.link}
            label={text('kudos.openOf', { title })}
          >
            {text('kudos.open')}
          </TeamsLink>
        )}
      </div>
      <Joined kudos={kudos} />
    </article>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { WallKudos } from '../../../bot/recognition/contract';
import { together } from '../names';
import { text } from '../texts';

const useStyles = makeStyles({
  joined: {
    marginTop: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  who: { margin: 0 },
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  all: { marginTop: tokens.spacingVerticalXS, marginInlineStart: `-${tokens.spacingHorizontalS}` },
});

const atFirst = 3;

/** "Priya, Tom, and 3 others joined", and the lines they added; from the fourth line on, on demand. */
export function Joined({ kudos: { joiners, joinCount } }: { kudos: WallKudos }) {
  const styles = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (joinCount === 0) return null;

  const named = joiners.slice(0, atFirst).map(({ name }) => name);
  const others = joinCount - named.length;
  const who = together(others > 0 ? [...named, text('kudos.others', { others })] : named);
  const lines = joiners.filter(({ line }) => line);
  const shown = open ? lines : lines.slice(0, atFirst);
  return (
    <div className={styles.joined}>
      <p className={styles.who}>{text('kudos.joined', { who })}</p>
      {shown.length > 0 && (
        <ul className={styles.lines} id={id}>
          {shown.map((joiner) => (
            <li key={joiner.id} dir="auto">
              <span className={styles.name}>{text('kudos.says', { name: joiner.name })}</span>{' '}
              {joiner.line}
            </li>
          ))}
        </ul>
      )}
      {lines.length > atFirst && (
        <Button
          size="small"
          appearance="transparent"
          className={styles.all}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? text('kudos.fewerLines') : text('kudos.allLines', { count: lines.length })}
        </Button>
      )}
    </div>
  );
}

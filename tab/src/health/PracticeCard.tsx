import { makeStyles, tokens } from '@fluentui/react-components';
import type { Figure, Health, Practice } from '../../../bot/health/contract';
import { card } from '../shell/card';
import { text } from '../texts';
import { Bars } from './Bars';
import { reasonOf } from './reason';
import { measures, sayOf, told } from './words';

const useStyles = makeStyles({
  card: { ...card, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  quiet: { fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground2 },
  small: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  bars: { marginTop: 'auto', paddingTop: tokens.spacingVerticalL },
  also: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase200,
    '& dd': { margin: 0, fontWeight: tokens.fontWeightSemibold, textAlign: 'end' },
  },
});

/** By how much it changed: in percentage points, where it is a share. */
function changeOf({ name, change }: Figure): number | undefined {
  if (change === null || name.endsWith('Wait') || name === 'context') return undefined;
  return Math.round(change * 100);
}

/** One practice at a glance: its headline, what that means, and how it went week by week. */
export function PracticeCard({ practice, health }: { practice: Practice; health: Health }) {
  const styles = useStyles();
  const [first, ...others] = measures[practice];
  const find = (name: Figure['name'] | undefined) =>
    health.figures.find((figure) => figure.name === name);
  const figure = find(first);
  if (!figure) return null;
  const points = changeOf(figure);
  const weeks = health.trends.find((trend) => trend.practice === practice)?.weeks ?? [];
  const reason = reasonOf(figure, health.open);
  // Where the headline is hidden, its reason stands for what goes with it.
  const also = others
    .flatMap((name) => find(name) ?? [])
    .filter(({ n }) => n !== null || figure.n !== null);
  return (
    <section className={styles.card}>
      <h2 className={styles.name}>{text(`health.practice.${practice}`)}</h2>
      <p className={styles.value}>
        <span className={reason ? styles.quiet : styles.number}>{sayOf(figure, health.open)}</span>
        {points !== undefined && (
          <span
            className={styles.small}
            title={text('teamHealth.changeOf', { weeks: health.period })}
          >
            {text('teamHealth.change', { points })}
          </span>
        )}
      </p>
      <p className={styles.small}>
        {text(reason ? `teamHealth.${reason}Why` : `teamHealth.means.${figure.name}`)}{' '}
        {figure.n !== null && `(${text('teamHealth.n', { n: figure.n })})`}
      </p>
      {also.length > 0 && (
        <dl className={styles.also}>
          {also.map((one) => (
            <Measure key={one.name} figure={one} />
          ))}
        </dl>
      )}
      {also.some(({ n }) => n === null) && (
        <p className={styles.small}>{text('teamHealth.hiddenWhy')}</p>
      )}
      <div className={styles.bars}>
        <Bars weeks={weeks} height={44} />
      </div>
    </section>
  );
}

function Measure({ figure }: { figure: Figure }) {
  const { name } = figure;
  if (name !== 'input' && name !== 'context' && name !== 'medianWait' && name !== 'longWait')
    return null;
  return (
    <>
      <dt>{text(`teamHealth.also.${name}`)}</dt>
      <dd>{figure.n === null ? text('teamHealth.hidden') : told(figure)}</dd>
    </>
  );
}

import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { HeartPulseRegular } from '@fluentui/react-icons/svg/heart-pulse';
import { lazy, Suspense, useState } from 'react';
import type { HealthAnswer, Period } from '../../../bot/health/contract';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { useBelowFold } from '../shell/useBelowFold';
import { useWhichSpace } from '../shell/useWhichSpace';
import { text } from '../texts';
import { Exports } from './Exports';
import { PracticeCard } from './PracticeCard';
import { usualPeriod } from './queries';
import { Skills } from './Skills';
import { Spaces } from './Spaces';
import { TodayCard } from './TodayCard';
import { useHealth } from './useHealth';
import { Weeks } from './Weeks';
import { dayOf, practices } from './words';

/** Below the fold, and with the layout of its graph: it comes after the figures. */
const Network = lazy(async () => ({ default: (await import('./Network')).Network }));

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 15rem), 1fr))',
    gap: tokens.spacingHorizontalL,
    '& > section': { breakInside: 'avoid' },
  },
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 26rem), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  choices: { '@media print': { display: 'none' } },
  dates: {
    margin: `0 0 ${tokens.spacingVerticalL}`,
    color: tokens.colorNeutralForeground2,
  },
});

const periods: readonly Period[] = [4, 12, 26];
const fewestPeople = 5;

interface Answered {
  readonly answer: HealthAnswer;
  /** It is the personal tab, not that of a channel. */
  readonly personal: boolean;
}

function Shown({ answer, personal }: Answered) {
  const styles = useStyles();
  const below = useBelowFold();
  const { health } = answer;
  const { from, to, since, members, open } = health;
  const few = !open && members < fewestPeople;
  if (few || since === undefined)
    return (
      <>
        <Notice
          icon={<HeartPulseRegular />}
          title={text(`teamHealth.${few ? 'few' : 'none'}.title`)}
        >
          {text(`teamHealth.${few ? 'few' : 'none'}.body`)}
        </Notice>
        <TodayCard health={health} />
      </>
    );
  return (
    <>
      <p className={styles.dates}>
        {text('teamHealth.span', { from: dayOf(from), to: dayOf(to, true) })} ·{' '}
        {text('teamHealth.members', { members })}
      </p>
      <TodayCard health={health} />
      <div className={styles.grid}>
        {practices.map((practice) => (
          <PracticeCard key={practice} practice={practice} health={health} />
        ))}
      </div>
      <Exports key={health.period} health={health} />
      {below && <Details answer={answer} personal={personal} />}
    </>
  );
}

/** What goes further than the glance. */
function Details({ answer: { health, skills }, personal }: Answered) {
  const styles = useStyles();
  const sheets = useSheets();
  return (
    <>
      <h2 className={`${sheets.title} ${sheets.gap}`}>{text('teamHealth.details')}</h2>
      <div className={`${styles.pairs} ${sheets.gap}`}>
        {health.trends.map((trend) => (
          <Weeks key={trend.practice} trend={trend} />
        ))}
      </div>
      <Suspense fallback={<ListSkeleton label={text('loading')} />}>
        <Network space={health.space} />
      </Suspense>
      {skills && <Skills skills={skills} />}
      {personal && <Spaces period={health.period} />}
    </>
  );
}

function ToWall() {
  return <PageLink path="channel">{text('teamHealth.wall')}</PageLink>;
}

/** How the four practices have taken hold in a team or chat; in a channel the same for everyone. */
export function Page() {
  const styles = useStyles();
  const sheets = useSheets();
  const [period, setPeriod] = useState<Period>(usualPeriod);
  const { fixed, space, field, nowhere, problem } = useWhichSpace(
    text('teamHealth.of'),
    sheets.grow,
  );
  const health = useHealth(space, period);
  return (
    <>
      {fixed && <ToWall />}
      <PageTitle title={text('pages.health')}>{text('teamHealth.lead')}</PageTitle>
      <div className={`${sheets.bar} ${styles.choices}`}>
        {field}
        <Field label={text('teamHealth.period')} className={sheets.half}>
          <Select
            value={String(period)}
            onChange={(_, { value }) =>
              setPeriod(periods.find((one) => String(one) === value) ?? usualPeriod)
            }
          >
            {periods.map((weeks) => (
              <option key={weeks} value={weeks}>
                {text('teamHealth.weeks', { weeks })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {problem}
      {health.error && (
        <ProblemNotice problem={health.error} onRetry={() => void health.refetch()} />
      )}
      {nowhere && (
        <Notice icon={<HeartPulseRegular />} title={text('teamHealth.nowhere.title')}>
          {text('teamHealth.nowhere.body')}
        </Notice>
      )}
      {!health.data && !health.error && !nowhere && !problem && (
        <ListSkeleton label={text('loading')} />
      )}
      {health.data && (
        <Shown key={health.data.health.space} answer={health.data} personal={fixed === undefined} />
      )}
    </>
  );
}

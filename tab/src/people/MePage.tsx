import type { OwnAnswer } from '../../../bot/people/contract';
import { ListSkeleton } from '../shell/ListSkeleton';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { useBelowFold } from '../shell/useBelowFold';
import { text } from '../texts';
import { When } from '../when';
import { GraphChoice } from './GraphChoice';
import { NudgesForm } from './NudgesForm';
import { OwnNumbers } from './OwnNumbers';
import { ProfileForm } from './ProfileForm';
import { useNudges, useOwn } from './useOwn';

/** What goes further than the profile: nudges, one's own numbers and acts. */
function Further({ own: { numbers, weeks, acts } }: { own: OwnAnswer }) {
  const sheets = useSheets();
  const nudges = useNudges();
  return (
    <>
      {nudges.error && !nudges.data && <ProblemBar problem={nudges.error} />}
      {nudges.data && (
        <div className={`${sheets.sheet} ${sheets.gap}`}>
          <h2 className={sheets.title}>{text('nudges.title')}</h2>
          <p className={sheets.subtle}>{text('nudges.lead')}</p>
          <NudgesForm preferences={nudges.data.preferences} />
        </div>
      )}
      <OwnNumbers numbers={numbers} weeks={weeks} />
      <GraphChoice />
      <div className={`${sheets.sheet} ${sheets.gap}`}>
        <h2 className={sheets.title}>{text('me.kept')}</h2>
        <p className={sheets.subtle}>{text('me.keptLead')}</p>
        <ul className={sheets.bullets}>
          {acts.map(({ kind, title, at }) => (
            <li key={`${kind} ${at} ${title}`}>
              {text(`me.kind.${kind}`, { title: title || text('me.kudos') })} · <When at={at} />
            </li>
          ))}
        </ul>
        {acts.length === 0 && <p className={sheets.subtle}>{text('me.nothing')}</p>}
      </div>
    </>
  );
}

function Own({ own }: { own: OwnAnswer }) {
  const sheets = useSheets();
  const below = useBelowFold();
  return (
    <>
      <div className={sheets.sheet}>
        <ProfileForm profile={own.profile} tags={own.tags} />
      </div>
      {below && <Further own={own} />}
    </>
  );
}

/** One's own profile, and what is kept of oneself; for nobody else's eyes. */
export function Page() {
  const { data, error, refetch } = useOwn();
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageTitle title={text('me.title')}>{text('me.lead')}</PageTitle>
      {error && <ProblemBar problem={error} />}
      {!data && <ListSkeleton label={text('loading')} />}
      {data && <Own own={data} />}
    </>
  );
}

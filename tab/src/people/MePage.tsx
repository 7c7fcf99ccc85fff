import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api';
import { ListSkeleton } from '../shell/ListSkeleton';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';
import { GraphChoice } from './GraphChoice';
import { NudgesForm } from './NudgesForm';
import { OwnNumbers } from './OwnNumbers';
import { ProfileForm } from './ProfileForm';
import { prefetchNudges, useNudges } from './useNudges';
import { prefetchOwn, useOwn } from './useOwn';

/** Starts what the page reads first. */
export function prefetch(queries: QueryClient, api: Api): void {
  prefetchOwn(queries, api);
  prefetchNudges(queries, api);
}

/** One's own profile, and what is kept of oneself; for nobody else's eyes. */
export function Page() {
  const sheets = useSheets();
  const { data, error, refetch } = useOwn();
  const nudges = useNudges();
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageTitle title={text('me.title')}>{text('me.lead')}</PageTitle>
      {error && <ProblemBar problem={error} />}
      {!data && <ListSkeleton label={text('loading')} />}
      {data && (
        <>
          <div className={sheets.sheet}>
            <ProfileForm profile={data.profile} tags={data.tags} />
          </div>
          {nudges.error && !nudges.data && <ProblemBar problem={nudges.error} />}
          {nudges.data && (
            <div className={`${sheets.sheet} ${sheets.gap}`}>
              <h2 className={sheets.title}>{text('nudges.title')}</h2>
              <p className={sheets.subtle}>{text('nudges.lead')}</p>
              <NudgesForm preferences={nudges.data.preferences} />
            </div>
          )}
          <OwnNumbers numbers={data.numbers} weeks={data.weeks} />
          <GraphChoice />
          <div className={`${sheets.sheet} ${sheets.gap}`}>
            <h2 className={sheets.title}>{text('me.kept')}</h2>
            <p className={sheets.subtle}>{text('me.keptLead')}</p>
            <ul className={sheets.bullets}>
              {data.acts.map(({ kind, title, at }) => (
                <li key={`${kind} ${at} ${title}`}>
                  {text(`me.kind.${kind}`, { title: title || text('me.kudos') })} · <When at={at} />
                </li>
              ))}
            </ul>
            {data.acts.length === 0 && <p className={sheets.subtle}>{text('me.nothing')}</p>}
          </div>
        </>
      )}
    </>
  );
}

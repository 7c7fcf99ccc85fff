import { PeopleCommunityRegular } from '@fluentui/react-icons/svg/people-community';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { alivenessOf } from './alive';
import { OpenGroup } from './OpenGroup';
import { groupsOptions } from './queries';

/** The few places the whole organisation reads, and how alive they are. */
export function Page() {
  const sheets = useSheets();
  const { api } = useSession();
  const { data, error, refetch } = useQuery(groupsOptions(api));
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageTitle title={text('groups.title')}>
        {text('groups.lead', { most: data?.most ?? 4 })}
      </PageTitle>
      {error && <ProblemBar problem={error} />}
      {!data && <ListSkeleton label={text('loading')} />}
      {data?.groups.length === 0 && (
        <Notice icon={<PeopleCommunityRegular />} title={text('groups.none')}>
          {text('groups.noneBody')}
        </Notice>
      )}
      <ul className={sheets.list} aria-label={text('groups.title')}>
        {data?.groups.map(({ id, name, members, ...life }) => (
          <li key={id} className={sheets.sheet}>
            <h2 className={sheets.title}>{name}</h2>
            <p className={sheets.subtle}>
              {text('groups.alive', { members, ...alivenessOf(life) })}
            </p>
          </li>
        ))}
      </ul>
      {data?.admin && <OpenGroup answer={data} />}
    </>
  );
}

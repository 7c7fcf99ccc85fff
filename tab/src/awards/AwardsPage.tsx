import { Button } from '@fluentui/react-components';
import { TrophyRegular } from '@fluentui/react-icons/svg/trophy';
import { useState } from 'react';
import { useSession } from '../session';
import { List } from '../shell/List';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { Said } from '../shell/Said';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { GoingAward } from './GoingAward';
import { PastAward } from './PastAward';
import { StartForm } from './StartForm';
import { useAwards } from './useAwards';

/** Awards for crews and groups: what is open, and what was given and why. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  const [starting, setStarting] = useState(false);
  const awards = useAwards(space?.id ?? '');
  const { going = [], past = [], owned = [] } = awards.data ?? {};
  const count = going.length + past.length;
  return (
    <>
      {space && <PageLink path="channel">{text('awards.wall')}</PageLink>}
      <PageTitle title={text('awards.title')}>{text('awards.lead')}</PageTitle>
      {owned.length > 0 && !starting && (
        <div className={sheets.bar}>
          <Button onClick={() => setStarting(true)}>{text('awards.start')}</Button>
        </div>
      )}
      {starting && (
        <div className={`${sheets.sheet} ${sheets.below}`}>
          <StartForm owned={owned} onClose={() => setStarting(false)} />
        </div>
      )}
      <Said>{awards.data ? text('awards.count', { count }) : ''}</Said>
      {awards.isError && (
        <ProblemNotice problem={awards.error} onRetry={() => void awards.refetch()} />
      )}
      {awards.isPending && <ListSkeleton label={text('loading')} />}
      {awards.data && count === 0 && !starting && (
        <Notice icon={<TrophyRegular />} title={text('awards.empty.title')}>
          {text('awards.empty.body')}
        </Notice>
      )}
      {going.length > 0 && (
        <List label={text('awards.open')} items={going} keyOf={({ id }) => id}>
          {(award) => <GoingAward award={award} inSpace={space !== undefined} />}
        </List>
      )}
      {past.length > 0 && (
        <section>
          <h2 className={sheets.section}>{text('awards.past')}</h2>
          <List label={text('awards.past')} items={past} keyOf={({ id }) => id}>
            {(award) => <PastAward award={award} inSpace={space !== undefined} />}
          </List>
        </section>
      )}
    </>
  );
}

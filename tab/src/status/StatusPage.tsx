import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { ApiProblem } from '../api';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';
import { Facts } from './Facts';
import { ParkedItem } from './ParkedItem';
import { useStatus } from './useStatus';

/** How the product does, for those who look after it: what is stuck first, with what can be done. */
export function Page() {
  const sheets = useSheets();
  const { data, error, refetch } = useStatus();
  if (error instanceof ApiProblem && error.kind === 'forbidden')
    return (
      <Notice level={1} icon={<PersonKeyRegular />} title={text('status.forbidden.title')}>
        {text('status.forbidden.body')}
      </Notice>
    );
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <>
        <PageTitle title={text('status.title')}>{text('status.lead')}</PageTitle>
        <ListSkeleton label={text('loading')} />
      </>
    );
  const { outbox } = data;
  const { count, late, since, parked } = outbox;
  return (
    <>
      <PageTitle title={text('status.title')}>{text('status.lead')}</PageTitle>
      {error && <ProblemBar problem={error} />}
      <h2 className={sheets.section}>{text('status.parked.title')}</h2>
      <p className={sheets.subtle}>
        {text(parked.length > 0 ? 'status.parked.lead' : 'status.parked.none')}
      </p>
      <ul className={`${sheets.list} ${sheets.gap}`} aria-label={text('status.parked.title')}>
        {parked.map((each) => (
          <li key={each.kind} className={sheets.sheet}>
            <ParkedItem parked={each} />
          </li>
        ))}
      </ul>
      <h2 className={sheets.section}>{text('status.waiting.title')}</h2>
      <p className={sheets.words}>
        {text('status.waiting.count', { count })}; {text('status.waiting.late', { late })}
        {since !== undefined && (
          <>
            , {text('status.waiting.since')} <When at={since} />
          </>
        )}
        .
      </p>
      <div className={`${sheets.sheet} ${sheets.gap}`}>
        <h2 className={sheets.title}>{text('status.instance')}</h2>
        <Facts status={data} />
      </div>
    </>
  );
}

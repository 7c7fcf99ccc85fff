import { useQuery } from '@tanstack/react-query';
import type { HomeLine } from '../../../bot/home/contract';
import { useSession } from '../session';
import { ListSkeleton } from '../shell/ListSkeleton';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';
import { kindOf, placeOf } from './lines';
import { homeOptions } from './queries';

interface Listed {
  readonly title: string;
  /** What stands in place of an empty list. */
  readonly none: string;
  /** Absent while they are on their way. */
  readonly lines: readonly HomeLine[] | undefined;
}

function Section({ title, none, lines }: Listed) {
  const sheets = useSheets();
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{title}</h2>
      {!lines && <ListSkeleton label={text('loading')} />}
      {lines?.length === 0 && <p className={sheets.words}>{none}</p>}
      {lines && lines.length > 0 && (
        <ul className={`${sheets.list} ${sheets.gap}`} aria-label={title}>
          {lines.map((line) => (
            <li key={`${line.kind} ${line.space} ${line.id}`}>
              <Item line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ line }: { line: HomeLine }) {
  const sheets = useSheets();
  return (
    <>
      <PageLink path={placeOf(line)}>{line.title}</PageLink>
      <br />
      <span className={sheets.subtle}>
        {kindOf(line)} · <When at={line.at} />
      </span>
    </>
  );
}

/** What needs the reader, and what is new in all practices. */
export function Page() {
  const { api } = useSession();
  const { data, error, refetch } = useQuery(homeOptions(api));
  return (
    <>
      <PageTitle title={text('home.title')}>{text('home.lead')}</PageTitle>
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {(data || !error) && (
        <>
          <Section title={text('home.needs')} none={text('home.nothing')} lines={data?.needs} />
          <Section title={text('home.new')} none={text('home.nothingNew')} lines={data?.news} />
        </>
      )}
    </>
  );
}

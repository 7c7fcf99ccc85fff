import { ListSkeleton } from '../shell/ListSkeleton';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { When } from '../when';
import { type Line, useNeeds, useNews } from './useHome';

interface Listed {
  readonly lines: readonly Line[];
  readonly pending: boolean;
  readonly problem: Error | null;
  again(): void;
}

function Section({ title, none, list }: { title: string; none: string; list: Listed }) {
  const sheets = useSheets();
  const { lines, pending, problem, again } = list;
  return (
    <section className={`${sheets.sheet} ${sheets.gap}`}>
      <h2 className={sheets.title}>{title}</h2>
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {pending && !problem && <ListSkeleton label={text('loading')} />}
      {!pending && !problem && lines.length === 0 && <p className={sheets.words}>{none}</p>}
      {!pending && lines.length > 0 && (
        <ul className={`${sheets.list} ${sheets.gap}`} aria-label={title}>
          {lines.map((line) => (
            <li key={line.key}>
              <Item line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ line: { kind, title, path, at } }: { line: Line }) {
  const sheets = useSheets();
  return (
    <>
      <PageLink path={path}>{title}</PageLink>
      <br />
      <span className={sheets.subtle}>
        {kind} · <When at={at} />
      </span>
    </>
  );
}

/** What needs the reader, and what is new in all practices. */
export function Page() {
  const [needs, news] = [useNeeds(), useNews()];
  return (
    <>
      <PageTitle title={text('home.title')}>{text('home.lead')}</PageTitle>
      <Section title={text('home.needs')} none={text('home.nothing')} list={needs} />
      <Section title={text('home.new')} none={text('home.nothingNew')} list={news} />
    </>
  );
}

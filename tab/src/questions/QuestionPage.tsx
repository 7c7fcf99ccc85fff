import { Button } from '@fluentui/react-components';
import type { DoneAnswer } from '../../../bot/questions/contract';
import { oneAt } from '../address';
import { Chip } from '../shell/Chip';
import { ListSkeleton } from '../shell/ListSkeleton';
import { PageLink } from '../shell/PageLink';
import { PageTitle } from '../shell/PageTitle';
import { ProblemBar } from '../shell/ProblemBar';
import { ProblemNotice } from '../shell/ProblemNotice';
import { useSheets } from '../shell/sheets';
import { Tags } from '../shell/Tags';
import { TeamsLink } from '../shell/TeamsLink';
import { text } from '../texts';
import { useAct } from '../useAct';
import { usePathname } from '../usePathname';
import { When } from '../when';
import { AnswerItem } from './AnswerItem';
import { useQuestion } from './useQuestions';
import { Write } from './Write';

/** One question with all its answers, in the open. */
export function Page() {
  const sheets = useSheets();
  const { space, id } = oneAt(usePathname());
  const { data: page, error, refetch } = useQuestion(space, id);
  const reopen = useAct<{ space: string; id: string }, DoneAnswer>('/api/questions/reopen', [
    'questions',
  ]);
  if (error && !page) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!page) return <ListSkeleton label={text('loading')} />;
  const { question, spaceName, answers, link, mayAccept } = page;
  const { asker, state, title, details, tags, at } = question;
  const own = answers.filter(({ to }) => !to);
  const ranked = own.toSorted(
    (a, b) =>
      Number(b.id === question.accepted) - Number(a.id === question.accepted) ||
      b.useful - a.useful,
  );
  return (
    <>
      <p className={sheets.subtle}>
        <PageLink path="questions">{text('questions.back')}</PageLink>
      </p>
      <Chip strong={state !== 'open'}>{text(`questions.state.${state}`)}</Chip>
      <PageTitle title={title} />
      {error && <ProblemBar problem={error} />}
      <p className={sheets.subtle}>
        {asker.id ? text('questions.by', { name: asker.name }) : text('questions.bySomebody')}{' '}
        {text('questions.in', { space: spaceName })} · <When at={at} />{' '}
        {link && (
          <TeamsLink href={link} label={text('questions.openOf', { title })}>
            {text('questions.open')}
          </TeamsLink>
        )}
      </p>
      {details && (
        <p className={sheets.words} dir="auto">
          {details}
        </p>
      )}
      <Tags tags={tags} label={text('questions.tags')} />
      {reopen.isError && <ProblemBar problem={reopen.error} />}
      {mayAccept && state === 'resolved' && (
        <div className={`${sheets.row} ${sheets.gap}`}>
          <Button size="small" onClick={() => reopen.mutate({ space, id })}>
            {text('questions.reopen')}
          </Button>
        </div>
      )}
      <ul className={`${sheets.list} ${sheets.gap}`} aria-label={text('questions.answersList')}>
        {ranked.map((answer) => (
          <li key={answer.id}>
            <AnswerItem answer={answer} page={page} />
          </li>
        ))}
        <li>
          <div className={sheets.sheet}>
            {own.length === 0 && <p className={sheets.subtle}>{text('questions.beFirst')}</p>}
            <Write question={question} />
          </div>
        </li>
      </ul>
    </>
  );
}

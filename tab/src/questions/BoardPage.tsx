import { Button } from '@fluentui/react-components';
import { ChatHelpRegular } from '@fluentui/react-icons/svg/chat-help';
import { useCallback, useState } from 'react';
import type { BoardQuery } from '../../../bot/questions/contract';
import { useSession } from '../session';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { Said } from '../shell/Said';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { AskForm } from './AskForm';
import { BoardFilters } from './BoardFilters';
import { QuestionItem } from './QuestionItem';
import { everything, useBoard } from './useQuestions';

export { prefetch } from './useQuestions';

/** The question board: what is asked, what waits, and what was answered. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  const [shown, setShown] = useState(everything);
  const [asking, setAsking] = useState(false);
  const board = useBoard({ ...shown, space: space?.id ?? '' });
  const filter = useCallback(
    (next: BoardQuery['filter']) => setShown((now) => ({ ...now, filter: next, page: 0 })),
    [],
  );
  const words = useCallback(
    (next: string) => setShown((now) => ({ ...now, text: next, page: 0 })),
    [],
  );
  const questions = board.data?.questions;
  const narrowed = shown.filter !== 'all' || shown.text !== '';
  const turn = (by: number) => setShown((now) => ({ ...now, page: now.page + by }));
  return (
    <>
      <PageTitle title={text('questions.title')}>{text('questions.lead')}</PageTitle>
      {asking ? (
        <div className={sheets.sheet}>
          <AskForm onClose={() => setAsking(false)} />
        </div>
      ) : (
        <div className={sheets.bar}>
          <Button appearance="primary" onClick={() => setAsking(true)}>
            {text('questions.ask')}
          </Button>
        </div>
      )}
      <div className={asking ? sheets.gap : undefined}>
        <BoardFilters filter={shown.filter} onFilter={filter} onText={words} />
      </div>
      <Said>{questions ? text('questions.count', { count: questions.length }) : ''}</Said>
      {board.isError && (
        <ProblemNotice problem={board.error} onRetry={() => void board.refetch()} />
      )}
      {!questions && !board.isError && <ListSkeleton label={text('loading')} />}
      {questions?.length === 0 && (
        <Notice
          icon={<ChatHelpRegular />}
          title={text(narrowed ? 'questions.noneLeft.title' : 'questions.empty.title')}
        >
          {text(
            narrowed
              ? `questions.noneLeft.${shown.filter === 'skills' ? 'skills' : 'body'}`
              : 'questions.empty.body',
          )}
        </Notice>
      )}
      {questions && questions.length > 0 && (
        <ul className={sheets.list} aria-label={text('questions.title')}>
          {questions.map((question) => (
            <li key={`${question.space} ${question.id}`}>
              <QuestionItem question={question} inSpace={space !== undefined} />
            </li>
          ))}
        </ul>
      )}
      {(shown.page > 0 || board.data?.more) && (
        <nav className={sheets.more} aria-label={text('questions.pages')}>
          <div className={sheets.row}>
            {shown.page > 0 && <Button onClick={() => turn(-1)}>{text('questions.newer')}</Button>}
            {board.data?.more && <Button onClick={() => turn(1)}>{text('questions.more')}</Button>}
          </div>
        </nav>
      )}
    </>
  );
}

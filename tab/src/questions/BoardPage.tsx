import { Button } from '@fluentui/react-components';
import { ChatHelpRegular } from '@fluentui/react-icons/svg/chat-help';
import { useCallback, useState } from 'react';
import type { BoardQuery } from '../../../bot/questions/contract';
import { useSession } from '../session';
import { List } from '../shell/List';
import { ListFilters } from '../shell/ListFilters';
import { ListSkeleton } from '../shell/ListSkeleton';
import { Notice } from '../shell/Notice';
import { Pages } from '../shell/Pages';
import { PageTitle } from '../shell/PageTitle';
import { ProblemNotice } from '../shell/ProblemNotice';
import { Said } from '../shell/Said';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { AskForm } from './AskForm';
import { QuestionItem } from './QuestionItem';
import { everything } from './queries';
import { useBoard } from './useQuestions';

const filters: readonly BoardQuery['filter'][] = [
  'all',
  'open',
  'waiting',
  'skills',
  'mine',
  'resolved',
];

/** The question board: what is asked, what waits, and what was answered. */
export function Page() {
  const sheets = useSheets();
  const { space } = useSession();
  const [shown, setShown] = useState(everything);
  const [asking, setAsking] = useState(false);
  const board = useBoard({ ...shown, space: space?.id ?? '' });
  const words = useCallback(
    (next: string) => setShown((now) => ({ ...now, text: next, page: 0 })),
    [],
  );
  const questions = board.data?.questions;
  const narrowed = shown.filter !== 'all' || shown.text !== '';
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
        <ListFilters
          labels={{
            narrow: text('questions.narrow'),
            search: text('questions.search'),
            show: text('questions.show'),
          }}
          options={filters.map((value) => ({ value, label: text(`questions.filter.${value}`) }))}
          value={shown.filter}
          onValue={(filter) => setShown((now) => ({ ...now, filter, page: 0 }))}
          onText={words}
        />
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
        <List
          label={text('questions.title')}
          items={questions}
          keyOf={(question) => `${question.space} ${question.id}`}
        >
          {(question) => <QuestionItem question={question} inSpace={space !== undefined} />}
        </List>
      )}
      <Pages
        label={text('questions.pages')}
        page={shown.page}
        more={board.data?.more ?? false}
        onTurn={(by) => setShown((now) => ({ ...now, page: now.page + by }))}
      />
    </>
  );
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Answer, DoneAnswer, OneAnswer } from '../../../bot/questions/contract';
import { startEdge } from '../shell/edge';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { When } from '../when';
import { Write } from './Write';

const useStyles = makeStyles({
  // Turned around with the direction by Griffel; a logical border would not replace that of the sheet.
  accepted: { borderLeft: `4px solid ${tokens.colorCompoundBrandBackground}` },
  label: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  addition: {
    marginTop: tokens.spacingVerticalM,
    paddingInlineStart: tokens.spacingHorizontalM,
    ...startEdge('2px', tokens.colorNeutralStroke1),
  },
});

type Mark = { space: string; id: string; answer: string };

/** An answer with what was added to it, and what one can do with it. */
export function AnswerItem({ answer, page }: { answer: Answer; page: OneAnswer }) {
  const sheets = useSheets();
  const styles = useStyles();
  const { question, answers, mayAccept } = page;
  const useful = useAct<Mark, DoneAnswer>('/api/questions/useful', ['questions']);
  const accept = useAct<Mark, DoneAnswer>('/api/questions/accept', ['questions']);
  const mark = { space: question.space, id: question.id, answer: answer.id };
  const accepted = question.accepted === answer.id;
  const problem = useful.error ?? accept.error;
  return (
    <article className={mergeClasses(sheets.sheet, accepted && styles.accepted)}>
      {accepted && <span className={styles.label}>{text('questions.accepted')}</span>}
      <p className={sheets.subtle}>
        <strong>{answer.by.name}</strong> · <When at={answer.at} />
        {answer.useful > 0 && ` · ${text('questions.usefulTo', { count: answer.useful })}`}
        {answer.version < question.version && ` · ${text('questions.older')}`}
      </p>
      <p className={sheets.words} dir="auto">
        {answer.text}
      </p>
      {answers
        .filter(({ to }) => to === answer.id)
        .map((addition) => (
          <div key={addition.id} className={styles.addition}>
            <p className={sheets.subtle}>
              <strong>{addition.by.name}</strong> · <When at={addition.at} />
            </p>
            <p className={sheets.words} dir="auto">
              {addition.text}
            </p>
          </div>
        ))}
      {problem && <ProblemBar problem={problem} />}
      <div className={`${sheets.row} ${sheets.gap}`}>
        <Button
          size="small"
          disabledFocusable={useful.isPending}
          onClick={() => useful.mutate(mark)}
        >
          {text('questions.markUseful')}
        </Button>
        {mayAccept && !question.accepted && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={accept.isPending}
            onClick={() => accept.mutate(mark)}
          >
            {text('questions.accept')}
          </Button>
        )}
        <Write question={question} to={answer.id} />
      </div>
    </article>
  );
}

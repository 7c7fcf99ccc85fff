import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { DoneAnswer, Question } from '../../../bot/questions/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';

const useStyles = makeStyles({ whole: { flex: '1 0 100%', minWidth: 0 } });

type Words = { space: string; id: string; text: string; to?: string };

/** Writes an answer, or behind a button an addition to one (`to`). */
export function Write({ question, to }: { question: Question; to?: string }) {
  const sheets = useSheets();
  const styles = useStyles();
  const [open, setOpen] = useState(to === undefined);
  const [words, setWords] = useState('');
  const sending = useAct<Words, DoneAnswer>('/api/questions/answer', ['questions'], () => {
    setWords('');
    setOpen(to === undefined);
  });
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {text('questions.add')}
      </Button>
    );
  function send(event: FormEvent) {
    event.preventDefault();
    const { space, id } = question;
    sending.mutate({ space, id, text: words, ...(to && { to }) });
  }
  return (
    <form className={`${sheets.form} ${styles.whole}`} onSubmit={send}>
      <Field label={text(to ? 'questions.addLabel' : 'questions.yourAnswer')}>
        <Textarea
          value={words}
          resize="vertical"
          rows={3}
          maxLength={4000}
          onChange={(_, { value }) => setWords(value)}
        />
      </Field>
      {sending.isError && <ProblemBar problem={sending.error} />}
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={sending.isPending}>
          {text('questions.send')}
        </Button>
      </div>
    </form>
  );
}

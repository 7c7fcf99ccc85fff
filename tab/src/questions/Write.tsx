import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Question } from '../../../bot/questions/contract';
import { WriteWords } from '../shell/WriteWords';
import { text } from '../texts';

/** Writes an answer, or behind a button an addition to one (`to`). */
export function Write({ question, to }: { question: Question; to?: string }) {
  const [open, setOpen] = useState(to === undefined);
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {text('questions.add')}
      </Button>
    );
  const { space, id } = question;
  return (
    <WriteWords
      path="/api/questions/answer"
      refresh={['questions']}
      to={{ space, id, ...(to && { to }) }}
      label={text(to ? 'questions.addLabel' : 'questions.yourAnswer')}
      longest={4000}
      onDone={() => setOpen(to === undefined)}
      opened={to !== undefined}
    />
  );
}

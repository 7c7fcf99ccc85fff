import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { PostWordsBody, WhichPostBody } from '../../../bot/posts/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';

interface Props {
  readonly which: WhichPostBody;
  readonly what: 'input' | 'close';
  readonly onClose: () => void;
}

/** A few lines to write: input, or what came of a post. */
export function WriteLine({ which, what, onClose }: Props) {
  const sheets = useSheets();
  const [words, setWords] = useState('');
  const sending = useAct<PostWordsBody, object>(`/api/posts/${what}`, ['posts'], onClose);
  function send(event: FormEvent) {
    event.preventDefault();
    sending.mutate({ space: which.space, id: which.id, text: words });
  }
  return (
    <form className={`${sheets.form} ${sheets.gap}`} onSubmit={send}>
      <Field label={text(what === 'input' ? 'posts.offerLabel' : 'posts.closeLabel')}>
        <Textarea
          value={words}
          resize="vertical"
          rows={3}
          maxLength={1000}
          onChange={(_, { value }) => setWords(value)}
        />
      </Field>
      {sending.isError && <ProblemBar problem={sending.error} />}
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={sending.isPending}>
          {text('questions.send')}
        </Button>
        <Button onClick={onClose}>{text('cancel')}</Button>
      </div>
    </form>
  );
}

import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { text } from '../texts';
import { useAct } from '../useAct';
import { Anyway } from './Anyway';
import { useFirstField } from './focus';
import { ProblemBar } from './ProblemBar';
import { useSheets } from './sheets';

interface Props {
  readonly path: `/api/${string}`;
  /** What the page shows and reads again when it is done. */
  readonly refresh: readonly string[];
  /** What the words are sent with: which thing they go to. */
  readonly to: object;
  readonly label: string;
  /** In UTF-16 units. */
  readonly longest: number;
  readonly onDone?: () => void;
  /** Without it the form stays open. */
  readonly onCancel?: () => void;
  /** By a button, which is gone now. */
  readonly opened?: boolean;
}

const useStyles = makeStyles({ whole: { flex: '1 0 100%', minWidth: 0 } });

/** A few lines to write, to something that is there: sent, it is empty again. */
export function WriteWords({
  path,
  refresh,
  to,
  label,
  longest,
  onDone,
  onCancel,
  opened = false,
}: Props) {
  const sheets = useSheets();
  const styles = useStyles();
  const formRef = useFirstField(opened);
  const [words, setWords] = useState('');
  const [anyway, setAnyway] = useState(false);
  const sending = useAct<object, object>(path, refresh, () => {
    setWords('');
    setAnyway(false);
    onDone?.();
  });
  function send(event: FormEvent) {
    event.preventDefault();
    sending.mutate({ ...to, text: words, anyway });
  }
  return (
    <form ref={formRef} className={`${sheets.form} ${sheets.gap} ${styles.whole}`} onSubmit={send}>
      <Field label={label}>
        <Textarea
          value={words}
          resize="vertical"
          rows={3}
          maxLength={longest}
          onChange={(_, { value }) => setWords(value)}
        />
      </Field>
      {sending.isError && <ProblemBar problem={sending.error} />}
      <Anyway problem={sending.error} checked={anyway} onChecked={setAnyway} />
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={sending.isPending}>
          {text('questions.send')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{text('cancel')}</Button>}
      </div>
    </form>
  );
}

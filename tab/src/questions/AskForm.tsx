import { Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { AskBody, AskedAnswer } from '../../../bot/questions/contract';
import { goTo, pathOf } from '../address';
import { useOwn } from '../people/useOwn';
import { FormEnd } from '../shell/FormEnd';
import { useFirstField } from '../shell/focus';
import { useSheets } from '../shell/sheets';
import { TagsInput } from '../shell/TagsInput';
import { text } from '../texts';
import { useAct } from '../useAct';
import { useWhere } from '../useWhere';

/** Asks a question, in a team or chat one can act in. */
export function AskForm({ onClose }: { onClose: () => void }) {
  const sheets = useSheets();
  const formRef = useFirstField();
  const where = useWhere(text('questions.where'));
  const [title, setTitle] = useState('');
  const [details, setDetails] = useState('');
  const [tags, setTags] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const [anyway, setAnyway] = useState(false);
  const known = useOwn().data?.tags ?? [];
  const asking = useAct<AskBody, AskedAnswer>(
    '/api/questions/ask',
    ['questions'],
    ({ question }) => {
      onClose();
      goTo(pathOf('question', question));
    },
  );
  const { space, spaces } = where;
  const mayHide = spaces.find(({ id }) => id === space)?.anonymous ?? false;
  function ask(event: FormEvent) {
    event.preventDefault();
    asking.mutate({ space, title, details, tags, anonymous: mayHide && anonymous, anyway });
  }
  return (
    <form ref={formRef} className={sheets.form} onSubmit={ask} aria-label={text('questions.ask')}>
      {where.choice}
      <Field label={text('questions.question')} required>
        <Input value={title} maxLength={150} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      <Field label={text('questions.details')}>
        <Textarea
          value={details}
          resize="vertical"
          maxLength={4000}
          onChange={(_, { value }) => setDetails(value)}
        />
      </Field>
      <TagsInput
        label={text('questions.tagsLabel')}
        hint={text('questions.tagsHint')}
        value={tags}
        known={known}
        onChange={setTags}
      />
      {mayHide && (
        <Checkbox
          label={text('questions.anonymous')}
          checked={anonymous}
          onChange={(_, { checked }) => setAnonymous(checked === true)}
        />
      )}
      <FormEnd
        send={text('questions.ask')}
        waiting={asking.isPending || !space}
        problem={asking.error}
        anyway={anyway}
        onAnyway={setAnyway}
        onClose={onClose}
      />
    </form>
  );
}

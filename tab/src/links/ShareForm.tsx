import { Field, Input, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ShareBody, SharedAnswer } from '../../../bot/links/contract';
import { FormEnd } from '../shell/FormEnd';
import { useFirstField } from '../shell/focus';
import { useSheets } from '../shell/sheets';
import { TagsInput } from '../shell/TagsInput';
import { text } from '../texts';
import { useAct } from '../useAct';
import { useWhere } from '../useWhere';

/** Shares a link with its why, in a team or chat one can act in. */
export function ShareForm({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const sheets = useSheets();
  const formRef = useFirstField();
  const where = useWhere(text('links.form.where'));
  const [form, setForm] = useState({ url: '', title: '', why: '', tags: '' });
  const [anyway, setAnyway] = useState(false);
  const sharing = useAct<ShareBody, SharedAnswer>('/api/links/share', ['links'], onClose);
  const { space } = where;
  const set =
    (name: keyof typeof form) =>
    (_: unknown, { value }: { value: string }) =>
      setForm((now) => ({ ...now, [name]: value }));
  function share(event: FormEvent) {
    event.preventDefault();
    sharing.mutate({ ...form, space, anyway });
  }
  return (
    <form ref={formRef} className={sheets.form} onSubmit={share} aria-label={text('links.share')}>
      <Field label={text('links.form.url')} required>
        <Input
          type="url"
          value={form.url}
          maxLength={2083}
          placeholder="https://"
          onChange={set('url')}
        />
      </Field>
      <Field label={text('links.form.why')} hint={text('links.form.whyHint')} required>
        <Textarea
          value={form.why}
          resize="vertical"
          rows={3}
          maxLength={1000}
          onChange={set('why')}
        />
      </Field>
      <Field label={text('links.form.title')}>
        <Input value={form.title} maxLength={150} onChange={set('title')} />
      </Field>
      <TagsInput
        label={text('questions.tagsLabel')}
        hint={text('questions.tagsHint')}
        value={form.tags}
        known={known}
        onChange={(value) => set('tags')(undefined, { value })}
      />
      {where.choice}
      <FormEnd
        send={text('links.share')}
        waiting={sharing.isPending || !space}
        problem={sharing.error}
        anyway={anyway}
        onAnyway={setAnyway}
        onClose={onClose}
      />
    </form>
  );
}

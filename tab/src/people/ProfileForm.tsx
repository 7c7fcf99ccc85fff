import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Profile, ProfileBody, SavedAnswer } from '../../../bot/people/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';

const askings: readonly ProfileBody['asking'][] = ['any', 'few', 'none'];
const pauses = [0, 1, 2, 4, 8];

/** What people can ask one about, and how often. */
export function ProfileForm({ profile, tags }: { profile: Profile; tags: readonly string[] }) {
  const sheets = useSheets();
  const [form, setForm] = useState({
    skills: profile.skills.join(', '),
    interests: profile.interests.join(', '),
    languages: profile.languages.join(', '),
    asking: profile.asking,
    pauseWeeks: 0,
  });
  const saving = useAct<ProfileBody, SavedAnswer>('/api/people/me', ['people']);
  const field = (name: 'skills' | 'interests' | 'languages', hint?: string) => (
    <Field label={text(`me.${name}`)} hint={hint}>
      <Input
        value={form[name]}
        maxLength={400}
        onChange={(_, { value }) => setForm((now) => ({ ...now, [name]: value }))}
      />
    </Field>
  );
  function save(event: FormEvent) {
    event.preventDefault();
    saving.mutate(form);
  }
  const known = tags.slice(0, 8).join(', ');
  return (
    <form className={sheets.form} onSubmit={save} aria-label={text('me.title')}>
      {field('skills', known ? text('me.known', { tags: known }) : undefined)}
      {field('interests')}
      {field('languages')}
      <Field label={text('me.asking')}>
        <Select
          value={form.asking}
          onChange={(_, { value }) =>
            setForm((now) => ({ ...now, asking: value as ProfileBody['asking'] }))
          }
        >
          {askings.map((asking) => (
            <option key={asking} value={asking}>
              {text(`me.askings.${asking}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text('me.pause')}>
        <Select
          value={String(form.pauseWeeks)}
          onChange={(_, { value }) => setForm((now) => ({ ...now, pauseWeeks: Number(value) }))}
        >
          {pauses.map((weeks) => (
            <option key={weeks} value={weeks}>
              {text('me.weeks', { weeks })}
            </option>
          ))}
        </Select>
      </Field>
      {saving.isError && <ProblemBar problem={saving.error} />}
      {saving.isSuccess && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{text('me.saved')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {text('me.save')}
        </Button>
      </div>
    </form>
  );
}

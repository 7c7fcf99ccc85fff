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
import { TagsInput } from '../shell/TagsInput';
import { text } from '../texts';
import { useAct } from '../useAct';

const askings: readonly ProfileBody['asking'][] = ['any', 'few', 'none'];
const pauses = [0, 1, 2, 4, 8];
const weekMs = 7 * 86_400_000;

/** Whole weeks until the pause is over; 0 where there is none. */
function weeksLeft(until = 0): number {
  return Math.max(0, Math.ceil((until - Date.now()) / weekMs));
}

function formOf({ skills, interests, languages, asking, pausedUntil }: Profile) {
  return {
    skills: skills.join(', '),
    interests: interests.join(', '),
    languages: languages.join(', '),
    asking,
    pauseWeeks: weeksLeft(pausedUntil),
  };
}

/** What people can ask one about, and how often. */
export function ProfileForm({ profile, tags }: { profile: Profile; tags: readonly string[] }) {
  const sheets = useSheets();
  const [form, setForm] = useState(() => formOf(profile));
  const saving = useAct<ProfileBody, SavedAnswer>('/api/people/me', ['people'], (saved) =>
    setForm(formOf(saved.profile)),
  );
  function change(how: Partial<typeof form>): void {
    saving.reset();
    setForm((now) => ({ ...now, ...how }));
  }
  const set = (name: 'skills' | 'interests' | 'languages') => (value: string) =>
    change({ [name]: value });
  const tagsOf = (name: 'skills' | 'interests') => (
    <TagsInput
      label={text(`me.${name}`)}
      hint={text('me.tagsHint')}
      value={form[name]}
      known={tags}
      onChange={set(name)}
    />
  );
  function save(event: FormEvent) {
    event.preventDefault();
    saving.mutate(form);
  }
  return (
    <form className={sheets.form} onSubmit={save} aria-label={text('me.title')}>
      {tagsOf('skills')}
      {tagsOf('interests')}
      <Field label={text('me.languages')}>
        <Input
          value={form.languages}
          maxLength={400}
          onChange={(_, { value }) => set('languages')(value)}
        />
      </Field>
      <Field label={text('me.asking')}>
        <Select
          value={form.asking}
          onChange={(_, { value }) => change({ asking: value as ProfileBody['asking'] })}
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
          onChange={(_, { value }) => change({ pauseWeeks: Number(value) })}
        >
          {[...new Set([...pauses, form.pauseWeeks])].map((weeks) => (
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

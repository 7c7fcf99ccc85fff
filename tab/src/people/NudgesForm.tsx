import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  Select,
  Switch,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Preferences, PreferencesAnswer, PreferencesBody } from '../../../bot/nudges/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { hourName, weekdayName } from '../when';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const snoozes = [0, 1, 7, 14, 30];
const dayMs = 86_400_000;

function Hours(props: {
  readonly label: string;
  readonly value: number;
  readonly hours: readonly number[];
  readonly onHour: (hour: number) => void;
}) {
  const { label, value, hours, onHour } = props;
  return (
    <Field label={label}>
      <Select value={String(value)} onChange={(_, chosen) => onHour(Number(chosen.value))}>
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {hourName(hour)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What the app may write unprompted, and when. The time zone is this browser's. */
export function NudgesForm({ preferences }: { preferences: Preferences }) {
  const sheets = useSheets();
  const { off, from, to, days, promptDay = 0, snoozedUntil = 0 } = preferences;
  const left = Math.max(0, Math.ceil((snoozedUntil - Date.now()) / dayMs));
  const [form, setForm] = useState({ off, from, to, days, promptDay, snoozeDays: left });
  const saving = useAct<PreferencesBody, PreferencesAnswer>('/api/nudges', ['nudges']);
  function set(change: Partial<typeof form>): void {
    saving.reset();
    setForm((now) => ({ ...now, ...change }));
  }
  function save(event: FormEvent) {
    event.preventDefault();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    saving.mutate({ ...form, timeZone });
  }
  return (
    <form className={sheets.form} onSubmit={save} aria-label={text('nudges.title')}>
      <Switch
        label={text('nudges.on')}
        checked={!form.off}
        onChange={(_, { checked }) => set({ off: !checked })}
      />
      {!form.off && (
        <>
          <div className={sheets.row}>
            <Hours
              label={text('nudges.from')}
              value={form.from}
              hours={Array.from({ length: 24 }, (_, hour) => hour)}
              onHour={(hour) => set({ from: hour })}
            />
            <Hours
              label={text('nudges.to')}
              value={form.to}
              hours={Array.from({ length: 24 }, (_, hour) => hour + 1)}
              onHour={(hour) => set({ to: hour })}
            />
          </div>
          <fieldset className={sheets.choices}>
            <legend>{text('nudges.days')}</legend>
            {weekdays.map((day) => (
              <Checkbox
                key={day}
                label={weekdayName(day)}
                checked={form.days.includes(day)}
                onChange={(_, { checked }) =>
                  set({
                    days: checked ? [...form.days, day] : form.days.filter((one) => one !== day),
                  })
                }
              />
            ))}
          </fieldset>
          <Field label={text('nudges.prompt')} hint={text('nudges.promptHint')}>
            <Select
              value={String(form.promptDay)}
              onChange={(_, { value }) => set({ promptDay: Number(value) })}
            >
              <option value={0}>{text('nudges.never')}</option>
              {weekdays.map((day) => (
                <option key={day} value={day}>
                  {weekdayName(day)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={text('nudges.snooze')}>
            <Select
              value={String(form.snoozeDays)}
              onChange={(_, { value }) => set({ snoozeDays: Number(value) })}
            >
              {[...new Set([...snoozes, form.snoozeDays])].map((count) => (
                <option key={count} value={count}>
                  {text('nudges.snoozeDays', { count })}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      {saving.isError && <ProblemBar problem={saving.error} />}
      {saving.isSuccess && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{text('nudges.saved')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={sheets.row}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {text('nudges.save')}
        </Button>
      </div>
    </form>
  );
}

import { Button, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupAnswer, GroupsAnswer, OpenGroupBody } from '../../../bot/spaces/contract';
import { ProblemBar } from '../shell/ProblemBar';
import { useSheets } from '../shell/sheets';
import { text } from '../texts';
import { useAct } from '../useAct';
import { alivenessOf, lifeOf } from './alive';

/** For those who look after groups: opens one; with all places taken, something has to make room. */
export function OpenGroup({ answer }: { answer: GroupsAnswer }) {
  const sheets = useSheets();
  const { candidates, groups, most } = answer;
  const [chosen, setChosen] = useState('');
  const [other, setOther] = useState('');
  const [done, setDone] = useState<GroupAnswer>();
  const opening = useAct<OpenGroupBody, GroupAnswer>(
    '/api/groups/open',
    ['groups', 'spaces'],
    setDone,
  );
  const space = candidates.some(({ id }) => id === chosen) ? chosen : (candidates[0]?.id ?? '');
  const quietest = groups.toSorted((a, b) => lifeOf(a) - lifeOf(b))[0]?.id ?? '';
  const group = groups.some(({ id }) => id === other) ? other : quietest;
  const full = groups.length >= most;
  const told = done && (
    <MessageBar
      intent={done.outcome === 'full' ? 'warning' : 'success'}
      layout="multiline"
      role="status"
    >
      <MessageBarBody>{text(`groups.outcome.${done.outcome}`, { name: done.name })}</MessageBarBody>
    </MessageBar>
  );
  // What became of the last one is still told.
  if (candidates.length === 0) return told;
  return (
    <div className={`${sheets.sheet} ${sheets.gap} ${sheets.form}`}>
      <h2 className={sheets.title}>{text('groups.openTitle')}</h2>
      {full && <p className={sheets.words}>{text('groups.why', { most })}</p>}
      <Field label={text('groups.which')}>
        <Select value={space} onChange={(_, { value }) => setChosen(value)}>
          {candidates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {full && (
        <Field label={text('groups.room')}>
          <Select value={group} onChange={(_, { value }) => setOther(value)}>
            {groups.map(({ id, name, ...life }) => (
              <option key={id} value={id}>
                {text('groups.quiet', { name, ...alivenessOf(life) })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {opening.isError && <ProblemBar problem={opening.error} />}
      {told}
      <div className={sheets.row}>
        {full ? (
          <>
            <Button onClick={() => opening.mutate({ space, instead: group })}>
              {text('groups.replace')}
            </Button>
            <Button onClick={() => opening.mutate({ space, into: group })}>
              {text('groups.merge')}
            </Button>
          </>
        ) : (
          <Button appearance="primary" onClick={() => opening.mutate({ space })}>
            {text('groups.open')}
          </Button>
        )}
      </div>
    </div>
  );
}

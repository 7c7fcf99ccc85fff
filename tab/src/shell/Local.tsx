import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { createApi } from '../api';
import { type LocalPerson, localToken, personInAddress, putPersonInAddress } from '../host/local';
import { type Session, SessionContext } from '../session';
import { locale, text } from '../texts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  select: { maxWidth: '100%' },
});

/** Which team or chat a channel tab stands in, outside Teams: `?space=`. */
function spaceInAddress(): Session['space'] {
  const id = new URLSearchParams(location.search).get('space');
  return id ? { id } : undefined;
}

/** Local mode: says who one is, lets one be somebody else, and gives the pages their session. */
export function Local({
  people,
  children,
}: {
  people: readonly LocalPerson[];
  children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const queries = useQueryClient();
  const [person, setPerson] = useState(() => personInAddress(people));
  const session = useMemo<Session>(() => {
    const space = spaceInAddress();
    const api = createApi(() => localToken(person?.id ?? ''), locale);
    return { api, ...(space ? { space } : {}) };
  }, [person]);

  function become(chosen: string) {
    const next = people.find((known) => known.id === chosen);
    if (!next) return;
    queries.clear(); // What one person may read is not shown to the next.
    putPersonInAddress(next);
    setPerson(next);
  }

  return (
    <>
      <aside className={styles.bar} aria-label={text('local.who')}>
        <label htmlFor={id}>{text('local.you')}</label>
        <Select
          id={id}
          size="small"
          className={styles.select}
          value={person?.id}
          onChange={(_, { value }) => become(value)}
        >
          {people.map((known) => (
            <option key={known.id} value={known.id}>
              {known.name}
            </option>
          ))}
        </Select>
        <span>{text('local.local')}</span>
      </aside>
      <SessionContext value={session} key={person?.id}>
        {children}
      </SessionContext>
    </>
  );
}

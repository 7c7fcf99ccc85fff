import { type ReactNode, use, useMemo } from 'react';
import { createApi } from '../api';
import type { Connection } from '../host/connect';
import { type Session, SessionContext } from '../session';
import { locale } from '../texts';

/** Gives the pages a session that speaks for the person signed in to Teams. */
export function InTeams({
  connection,
  children,
}: {
  connection: Extract<Connection, { kind: 'teams' }>;
  children: ReactNode;
}) {
  const { teams } = connection;
  const { space } = use(connection.context);
  const session = useMemo<Session>(
    () => ({
      api: createApi(teams.token, locale),
      ...(space ? { space } : {}),
      openLink: (url) => void teams.openLink(url).catch(() => undefined),
      configure: teams.configure,
    }),
    [teams, space],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

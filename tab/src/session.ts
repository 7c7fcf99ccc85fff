import { createContext, useContext } from 'react';
import type { Api } from './api';
import type { ChannelTab } from './host/teams';

/** What a page is given: whom it speaks for, and where it stands. */
export interface Session {
  readonly api: Api;
  /** The team or chat the tab was added to, as the client claims; absent in the personal tab. */
  readonly space?: { readonly id: string; readonly name?: string };
  /** Inside Teams: opens a Teams link in place. */
  readonly openLink?: (url: string) => void;
  /** Inside Teams: lets "Save" add the tab; false where the frame is not a configuration page. */
  readonly configure?: (tab: ChannelTab) => boolean;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A page is shown without a session');
  return session;
}

import { useEffect, useState } from 'react';
import type { Connection } from '../host/connect';
import { browserTheme, watchBrowserTheme } from '../theme';
import type { ThemeName } from '../theme-name';

/** The theme of Teams once it is known, that of the browser until then; follows changes of either. */
export function useThemeName(connecting: Promise<Connection>): ThemeName {
  const [theme, setTheme] = useState(browserTheme);
  useEffect(() => {
    let shown = true;
    const unwatch = watchBrowserTheme(setTheme);
    const follow = (next: ThemeName) => {
      if (shown) setTheme(next);
    };
    connecting.then(async (connection) => {
      if (connection.kind !== 'teams') return;
      unwatch();
      connection.teams.onTheme(follow);
      follow((await connection.context).theme);
    }, unwatch);
    return () => {
      shown = false;
      unwatch();
    };
  }, [connecting]);
  return theme;
}

import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, use, useSyncExternalStore } from 'react';
import type { Connection } from '../host/connect';
import { pageAt } from '../pages';
import { direction, onLanguage } from '../texts';
import { themes } from '../theme';
import { usePathname } from '../usePathname';
import { Boundary } from './Boundary';
import { InTeams } from './InTeams';
import { Local } from './Local';
import { Outside } from './Outside';
import { Shell } from './Shell';
import { useThemeName } from './useThemeName';
import { Waiting } from './Waiting';

const useStyles = makeStyles({
  // Room for the scrollbar is always kept, so that nothing jumps when the list arrives.
  ground: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
    '@media print': { '& nav, & button': { display: 'none' } },
  },
});

/** Inside the provider, so that its styles are those of the direction the provider says. */
function Ground({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.ground}>{children}</div>;
}

interface Coming {
  readonly connecting: Promise<Connection>;
  /** Resolves when the pages can be drawn in the reader's language. */
  readonly speaking: Promise<void>;
}

function Connected({ connecting, speaking }: Coming) {
  const connection = use(connecting);
  use(speaking);
  const page = pageAt(usePathname());
  const shell = (
    <Shell page={page}>
      <page.View />
    </Shell>
  );
  if (connection.kind === 'teams') return <InTeams connection={connection}>{shell}</InTeams>;
  if (connection.kind === 'local') return <Local people={connection.people}>{shell}</Local>;
  return <Outside />;
}

/** The whole tab: theme, language, data, and whichever page the address names. */
export function App({ connecting, speaking, queries }: Coming & { queries: QueryClient }) {
  const theme = themes[useThemeName(connecting)];
  const dir = useSyncExternalStore(onLanguage, direction);
  return (
    <FluentProvider theme={theme} dir={dir}>
      <Ground>
        <QueryClientProvider client={queries}>
          <Boundary>
            <Suspense fallback={<Waiting />}>
              <Connected connecting={connecting} speaking={speaking} />
            </Suspense>
          </Boundary>
        </QueryClientProvider>
      </Ground>
    </FluentProvider>
  );
}

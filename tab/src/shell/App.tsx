import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, use } from 'react';
import { usePathname } from '../address';
import type { Connection } from '../host/connect';
import { pageAt } from '../pages';
import { themes } from '../theme';
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
  },
});

function Connected({ connecting }: { connecting: Promise<Connection> }) {
  const connection = use(connecting);
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

/** The whole tab: theme, data, and whichever page the address names. */
export function App({
  connecting,
  queries,
}: {
  connecting: Promise<Connection>;
  queries: QueryClient;
}) {
  const styles = useStyles();
  return (
    <FluentProvider theme={themes[useThemeName(connecting)]} className={styles.ground}>
      <QueryClientProvider client={queries}>
        <Boundary>
          <Suspense fallback={<Waiting />}>
            <Connected connecting={connecting} />
          </Suspense>
        </Boundary>
      </QueryClientProvider>
    </FluentProvider>
  );
}

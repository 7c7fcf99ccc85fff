import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { openAt } from './address';
import { createApi } from './api';
import type { Connection } from './host/connect';
import { settleLanguage } from './host/language';
import { pageAt } from './pages';
import { createQueries } from './queries';
import { App } from './shell/App';

/** Once React shows that one has to wait, it does so for 300 ms at least: only where it takes long is that better. */
const patienceMs = 400;

/** Shows the page of the address, as soon as it is known where it runs. */
export function start(connecting: Promise<Connection>): void {
  const queries = createQueries();
  const speaking = settleLanguage(connecting);
  const page = pageAt(location.pathname);
  const loading = page.load();
  const context = connecting.then((connection) =>
    connection.kind === 'teams' ? connection.context : undefined,
  );

  async function prefetch(): Promise<void> {
    // The server answers in the language that is spoken.
    const [module, connection] = await Promise.all([loading, connecting, speaking]);
    if (connection.kind !== 'teams') return;
    const here = page.inSpace ? (await context)?.space?.id : undefined;
    if (page.inSpace && !here) return;
    module.prefetch?.(queries, createApi(connection.teams.token), here);
  }
  async function goWhereAsked(): Promise<void> {
    const asked = (await context)?.page;
    if (asked) openAt(asked);
  }
  // App tells of a page that did not load, and of a Teams that does not answer.
  for (const work of [prefetch(), goWhereAsked()]) work.catch(() => undefined);

  const root = document.getElementById('root');
  if (!root) return;
  const patience = new Promise((passed) => setTimeout(passed, patienceMs));
  // A transition takes what is there already as it is; any other first drawing would show the wait all the same.
  void Promise.race([Promise.allSettled([loading, speaking, context]), patience]).then(() =>
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <App connecting={connecting} speaking={speaking} queries={queries} />
        </StrictMode>,
      ),
    ),
  );
}

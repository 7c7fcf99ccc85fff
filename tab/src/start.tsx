import type { QueryClient } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import type { Connection } from './host/connect';
import { settleLanguage } from './host/language';
import { pageAt } from './pages';
import { App } from './shell/App';

/** Once React shows that one has to wait, it does so for 300 ms at least: only where it takes long is that better. */
const patienceMs = 400;

/** Shows the page of the address, as soon as it is known where it runs. */
export function start(connecting: Promise<Connection>, queries: QueryClient): void {
  const root = document.getElementById('root');
  if (!root) return;
  // A file of styles for this alone would be waited for by the scripts.
  document.body.style.margin = '0';
  const speaking = settleLanguage(connecting);
  const context = connecting.then((connection) =>
    connection.kind === 'teams' ? connection.context : undefined,
  );
  const known = Promise.allSettled([pageAt(location.pathname).load(), speaking, context]);
  const patience = new Promise((passed) => setTimeout(passed, patienceMs));
  // A transition takes what is there already as it is; any other first drawing would show the wait all the same.
  void Promise.race([known, patience]).then(() =>
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <App connecting={connecting} speaking={speaking} queries={queries} />
        </StrictMode>,
      ),
    ),
  );
}

import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { openAt } from './address';
import { createApi } from './api';
import { connect } from './host/connect';
import { settleLanguage } from './host/language';
import { pageAt } from './pages';
import { createQueries } from './queries';
import { App } from './shell/App';
import './ground.css';

const queries = createQueries();
const connecting = connect();
const speaking = settleLanguage(connecting);

// The page's code and its first reads are under way while Teams still shakes hands.
const loading = pageAt(location.pathname).load();
Promise.all([loading, connecting]).then(
  ([page, connection]) => {
    if (connection.kind === 'teams') page.prefetch?.(queries, createApi(connection.teams.token));
  },
  () => undefined, // App tells of a page that did not load.
);

const context = connecting.then((connection) =>
  connection.kind === 'teams' ? connection.context : undefined,
);
context.then(
  (about) => {
    if (about?.page) openAt(about.page);
  },
  () => undefined, // App tells of a Teams that does not answer.
);
const patienceMs = 400;
const patience = new Promise((passed) => setTimeout(passed, patienceMs));
const root = document.getElementById('root');
// Once React shows that one has to wait, it does so for 300 ms at least: only where it takes long is that better.
// A transition takes what is there already as it is; any other first drawing would show the wait all the same.
if (root)
  void Promise.race([Promise.allSettled([loading, speaking, context]), patience]).then(() =>
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <App connecting={connecting} speaking={speaking} queries={queries} />
        </StrictMode>,
      ),
    ),
  );

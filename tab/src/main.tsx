import { StrictMode } from 'react';
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

async function openAsked(): Promise<void> {
  const connection = await connecting;
  const page = connection.kind === 'teams' ? (await connection.context).page : undefined;
  if (page) openAt(page);
}
openAsked().catch(() => undefined); // App tells of a Teams that does not answer.

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App connecting={connecting} speaking={speaking} queries={queries} />
    </StrictMode>,
  );

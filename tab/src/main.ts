import { readFirst } from './first-reads';
import { connect } from './host/connect';
import { createQueries } from './queries';

/** How long what draws the pages, which takes longer than this to begin, is put off for Teams to answer. */
const patienceMs = 50;

/** The one sentence that needs nothing of what could not be loaded stands in the page itself. */
function sayBroken(): void {
  const sentence = document.getElementById('broken');
  if (!sentence) return;
  sentence.style.font = "14px 'Segoe UI', system-ui, sans-serif";
  sentence.hidden = false;
}

const connecting = connect();
const queries = createQueries();
// What could not be read so early, the page asks for itself.
const reading = readFirst(connecting, queries).catch(() => undefined);
const patience = new Promise((passed) => setTimeout(passed, patienceMs));
// The server names the other scripts with the page: they are on their way meanwhile.
void Promise.race([reading, patience])
  .then(() => import('./start'))
  .then(({ start }) => start(connecting, queries), sayBroken);

import express from 'express';
import pino from 'pino';
import * as z from 'zod/v4';
import { readSettings } from '../../bot/settings';
import { makeTeams } from '../../bot/teams';
import { makeAdmission, unlimited } from '../../bot/teams/admission';

/**
 * A bare echo bot on the product's own edge. `echo` by message is the echo bot everybody knows: it sends
 * a message back. `echo` by button only answers: what a turn costs before anything is done in it.
 */
const settings = readSettings(process.env);
let ids = 0;
const teams = makeTeams({
  settings,
  log: pino({ level: settings.logLevel }),
  admission: makeAdmission(unlimited),
  clock: Date.now,
  id: () => `turn-${++ids}`,
});
teams.registry.command('echo', async ({ text }) => ({ text }));
teams.registry.action('echo', z.object({ what: z.string() }), async (_turn, { what }) => ({
  message: what,
}));
const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
app.get('/livez', (_request, response) => {
  response.json({ live: true });
});
app.use('/api/messages', teams.handler);
const server = app.listen(settings.port, settings.host);
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  process.exit(0);
});

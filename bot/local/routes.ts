import express, { type ErrorRequestHandler, type Router } from 'express';
import * as z from 'zod/v4';
import { isFromThisMachine, type LocalIssuer } from './issuer';
import type { Organisation } from './organisation';

const TokenRequest = z.object({ person: z.string() });

const unreadable: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(400).end();
};

/**
 * What the tab asks in a plain browser: `GET /people` whom one can be, `POST /token` a token to be them.
 * Mounted at /local in local mode only; to anything but this machine it is not there.
 */
export function localRoutes(organisation: Organisation, issuer: LocalIssuer): Router {
  const people = organisation.people.map(({ id, name }) => ({ id, name }));
  const router = express.Router();
  router.use((request, response, next) => {
    response.set('cache-control', 'no-store');
    if (isFromThisMachine(request)) next();
    else response.status(404).end();
  });
  router.get('/people', (_request, response) => {
    response.json({ people });
  });
  // Only JSON: a form of another site cannot send that without asking first.
  router.post('/token', express.json({ limit: '1kb' }), async (request, response) => {
    const asked = TokenRequest.safeParse(request.body);
    const person = asked.success && organisation.people.find(({ id }) => id === asked.data.person);
    if (person) response.json({ token: await issuer.tokenFor(person) });
    else response.status(404).json({ error: { code: 'unknown', message: 'Nobody by that id.' } });
  });
  router.use(unreadable);
  return router;
}

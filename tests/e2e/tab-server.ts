import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { tabRoutes } from '../../bot/headers';
import { ErrorAnswer, WallAnswer, type WallKudos, WallQuery } from '../../bot/recognition/contract';
import { MeAnswer, SpacesAnswer } from '../../bot/spaces/contract';
import { jonas, mia, spaces, wall } from './tab-data';

const pageSize = 20;

/** What the API does in a test; put back before each. */
interface Behaviour {
  wall: readonly WallKudos[];
  spaces: typeof spaces;
  /** Every call to the wall is answered so, or the next alone. */
  fails?: { readonly status: number; readonly message: string; readonly once?: boolean };
  /** The wall is answered when this resolves. */
  until?: Promise<void>;
  local: boolean;
  /** The first page was filtered away whole, and there are older ones. */
  noneAmongNewest: boolean;
}

export interface TabServer {
  readonly origin: string;
  readonly behaviour: Behaviour;
  /** The bearer tokens of the calls to the wall, in order. */
  readonly tokens: string[];
  /** The languages they asked for. */
  readonly languages: string[];
  reset(): void;
  close(): Promise<void>;
}

function isAbout({ receiver, spaceName }: WallKudos, who: string): boolean {
  const names =
    receiver.kind === 'crew'
      ? [receiver.name ?? '', ...receiver.people.map(({ name }) => name)]
      : [receiver.kind === 'space' ? receiver.name : receiver.person.name];
  return [...names, spaceName].some((name) => name.toLowerCase().includes(who.toLowerCase()));
}

function pageOf(all: readonly WallKudos[], query: WallQuery): WallAnswer {
  const left = all.filter(
    (one) =>
      (!query.space || one.space === query.space) &&
      (!query.practice || one.practice === query.practice) &&
      (!query.who || isAbout(one, query.who)),
  );
  const start = query.after ? left.findIndex(({ id }) => id === query.after) + 1 : 0;
  const kudos = left.slice(start, start + pageSize);
  const last = kudos.at(-1);
  return start + pageSize < left.length && last ? { kudos, after: last.id } : { kudos };
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json(ErrorAnswer.parse({ error: { code: `e${status}`, message } }));
}

const usual = (): Behaviour => ({ wall, spaces, local: false, noneAmongNewest: false });

/** Serves the built tab with its real headers, and an API that holds to the contracts, on loopback. */
export async function startTabServer(directory: string): Promise<TabServer> {
  const app = express();
  const behaviour: Behaviour = usual();
  const tokens: string[] = [];
  const languages: string[] = [];
  app.use('/tab', tabRoutes(directory));
  app.use(express.json());

  app.use('/api', (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (/^Bearer \S+$/.test(request.headers.authorization ?? '')) next();
    else refuse(response, 401, 'Please sign in.');
  });
  app.get('/api/me', (_request, response) => {
    response.json(MeAnswer.parse({ ...mia, admin: false }));
  });
  app.get('/api/spaces', (_request, response) => {
    response.json(SpacesAnswer.parse({ spaces: behaviour.spaces }));
  });
  app.get('/api/recognition/wall', async (request: Request, response: Response) => {
    tokens.push((request.headers.authorization ?? '').slice('Bearer '.length));
    languages.push(request.headers['accept-language'] ?? '');
    const query = WallQuery.parse(request.query);
    await behaviour.until;
    const { fails } = behaviour;
    if (fails?.once) delete behaviour.fails;
    if (fails) refuse(response, fails.status, fails.message);
    else if (behaviour.noneAmongNewest && !query.after)
      response.json(WallAnswer.parse({ kudos: [], after: 'newest' }));
    else response.json(WallAnswer.parse(pageOf(behaviour.wall, query)));
  });

  app.use('/local', (_request, response, next) => {
    if (behaviour.local) next();
    else response.status(404).end();
  });
  app.get('/local/people', (_request, response) => void response.json({ people: [mia, jonas] }));
  app.post('/local/token', (request: Request<object, unknown, { person: string }>, response) => {
    response.json({ token: `local-token-of-${request.body.person}` });
  });

  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    behaviour,
    tokens,
    languages,
    reset() {
      delete behaviour.fails;
      delete behaviour.until;
      Object.assign(behaviour, usual());
      tokens.length = 0;
      languages.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

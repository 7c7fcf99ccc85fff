import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { larkfield } from '../../bot/local/organisation';
import type { WallAnswer } from '../../bot/recognition/contract';
import { type Started, startProduct } from '../support/started';
import { statusOf } from '../support/status-of';

const [robin] = larkfield.people;
let folder: string;
let started: Started;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'run-'));
});
afterEach(() => {
  started.process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function answers(address: string): Promise<boolean> {
  return statusOf(address).then(
    (status) => status === 200,
    () => false,
  );
}

/** This machine as others in the network would call it. */
function outerAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
}

async function newestOnWall({ server }: Started): Promise<string | undefined> {
  const asked = await fetch(`${server}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: robin?.id }),
  });
  const { token } = (await asked.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const wall = await fetch(`${server}/api/recognition/wall`, { headers });
  const { kudos } = (await wall.json()) as WallAnswer;
  return kudos[0]?.what;
}

/** The processes it started, in the order it did. */
function childrenOf({ process: { pid } }: Started): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString();
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child = 0]) => child)
    .sort((a, b) => a - b);
}

test('one command starts server, tab and chat; a signal stops them all, and nothing is lost', async () => {
  started = await startProduct(folder, ['--demo']);
  expect(started.printed()).toMatch(/--demo: \d{3} acts of 14 weeks by 40 people/);
  await expect(answers(`${started.server}/readyz`)).resolves.toBe(true);
  await expect(answers(`${started.server}/tab/`)).resolves.toBe(true);
  await expect(answers(`${started.chat}/`)).resolves.toBe(true);
  const outside = outerAddress();
  for (const inside of outside ? [started.server, started.chat] : [])
    await expect(answers(inside.replace('127.0.0.1', `${outside}`))).resolves.toBe(false);
  const newest = await newestOnWall(started);
  expect(newest).toMatch(/\w/);

  started.process.kill('SIGTERM');
  await expect(started.ended).resolves.toBe(0);
  expect(started.printed()).toContain('Stopped. Nothing is lost.');
  await expect(answers(`${started.server}/livez`)).resolves.toBe(false);
  await expect(answers(`${started.chat}/`)).resolves.toBe(false);

  started = await startProduct(folder, ['--demo']);
  expect(started.printed()).toContain('--demo: the store is not empty, so it was left as it is.');
  await expect(newestOnWall(started)).resolves.toBe(newest);
  started.process.kill('SIGINT');
  await expect(started.ended).resolves.toBe(0);
}, 180_000);

test('when one part ends by itself, it is said and the others are stopped', async () => {
  started = await startProduct(folder);
  const [server, chat] = childrenOf(started);
  if (!server || !chat) throw new Error('Two processes were expected');
  process.kill(chat, 'SIGKILL');
  await expect(started.ended).resolves.toBe(1);
  expect(started.printed()).toContain('The chat client ended by itself (signal SIGKILL)');
  await expect(answers(`${started.server}/livez`)).resolves.toBe(false);
}, 180_000);

test('when it is killed, what it started ends too', async () => {
  started = await startProduct(folder);
  started.process.kill('SIGKILL');
  await started.ended;
  const deadline = Date.now() + 15_000;
  const anyLeft = async () =>
    (await answers(`${started.server}/livez`)) || (await answers(`${started.chat}/`));
  while ((await anyLeft()) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(anyLeft()).resolves.toBe(false);
}, 180_000);

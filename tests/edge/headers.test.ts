import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { tabRoutes } from '../../bot/headers';

let folder: string;
let server: Server;
let policy: string;
let site: string;
let assets: string;
const script = `console.log('${'work out loud '.repeat(200)}');`;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tab-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  const scripts = { '': ['Wall-a1.js'], health: ['Health-b2.js', 'shared-c3.js'] };
  writeFileSync(path.join(folder, 'preloads.json'), JSON.stringify(scripts));
  mkdirSync(path.join(folder, 'assets'));
  const asset = (name: string, bytes: string | Buffer) =>
    writeFileSync(path.join(folder, 'assets', name), bytes);
  asset('index-a1.js', script);
  asset('index-a1.js.br', brotliCompressSync(script));
  asset('index-a1.js.gz', gzipSync(script));
  asset('plain-b2.js', script);
  server = createServer(express().use('/tab', tabRoutes(folder)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  site = `http://127.0.0.1:${port}/tab`;
  assets = `${site}/assets`;
  const page = await fetch(`${site}/`);
  policy = page.headers.get('Content-Security-Policy') ?? '';
  await page.text();
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const framers = () => /frame-ancestors ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];

test.each([
  'https://teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://*.microsoft365.com',
])('%s may frame the tab', (host) => {
  expect(framers()).toContain(host);
});

test('only hosts of Microsoft over https may, and nothing may be run but our own scripts', () => {
  const [self, ...others] = framers();
  expect(self).toBe("'self'");
  const ours =
    /^https:\/\/(\*\.|[a-z]+\.)?(microsoft365|office|office365|microsoft|cloud)\.(com|microsoft)$|^https:\/\/\*\.teams\.microsoft\.com$/;
  for (const host of others) expect(host).toMatch(ours);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("default-src 'none';");
});

test.each([
  ['gzip, deflate, br', 'index-a1.js', 'br'],
  ['gzip', 'index-a1.js', 'gzip'],
  ['identity', 'index-a1.js', null],
  ['br', 'plain-b2.js', null],
])('to who takes %s, %s goes as %s', async (taken, name, encoding) => {
  const answer = await fetch(`${assets}/${name}`, { headers: { 'accept-encoding': taken } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('vary')).toBe(name === 'plain-b2.js' ? null : 'Accept-Encoding');
  if (encoding !== null)
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 10);
  expect(await answer.text()).toBe(script);
});

test.each([
  ['', ['Wall-a1.js']],
  ['health', ['Health-b2.js', 'shared-c3.js']],
  ['health/', ['Health-b2.js', 'shared-c3.js']],
  ['health/some-space', ['Health-b2.js', 'shared-c3.js']],
  ['nowhere', ['Wall-a1.js']],
])('the page /tab/%s comes with the names of its own scripts', async (page, scripts) => {
  const answer = await fetch(`${site}/${page}`);
  const link = scripts.map((name) => `</tab/assets/${name}>; rel=modulepreload`).join(', ');
  expect(answer.headers.get('link')).toBe(link);
});

test('an asset that is gone is not found, however it is asked for', async () => {
  const answer = await fetch(`${assets}/index-c3.js`, { headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBe(404);
});

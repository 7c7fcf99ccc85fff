import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { tabRoutes } from '../../bot/headers';

let folder: string;
let server: Server;
let policy: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tab-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  server = createServer(express().use('/tab', tabRoutes(folder)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const page = await fetch(`http://127.0.0.1:${port}/tab/`);
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

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Environment } from '../../bot/environment';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json'));
const known = Object.keys(Environment.shape);
/** What a file sets of the server's own, by its way of writing it. */
const setsIn = (text: string, way: RegExp) => [...text.matchAll(way)].map(([, key = '']) => key);

describe('the container', () => {
  const image = read('infra/Dockerfile');
  const [build = '', run = ''] = image.split(/^FROM /m).slice(1);

  test('is built from the lock file on Node 22, by scripts that are there', () => {
    for (const stage of [build, run]) expect(stage).toMatch(/^node:22-/);
    expect(build).toContain('RUN npm ci\n');
    const [, script = ''] = /RUN npm run (\w+) -- \/ship/.exec(build) ?? [];
    expect(scripts).toHaveProperty(script);
  });

  test('holds what ships alone, and does not run as root', () => {
    expect(run.match(/^COPY .*$/gm)).toEqual(['COPY --from=build /ship /app']);
    expect(run).not.toMatch(/npm/);
    expect(run.indexOf('USER node')).toBeLessThan(run.indexOf('CMD ["node", "--enable'));
    expect(run).toContain('/readyz');
    expect(run).toContain('CMD ["node", "--enable-source-maps", "/app/bot/index.js"]');
  });

  test('sets keys the server reads, and keeps the store in its volume', () => {
    expect(setsIn(run, /^ENV (\w+)=/gm)).toEqual(['NODE_ENV']);
    expect(known).toContain('NODE_ENV');
    const [, volume = ''] = /^VOLUME (\S+)$/m.exec(run) ?? [];
    // The file of the store is named relative to the working directory.
    expect(run).toContain(`WORKDIR ${volume}\n`);
    expect(path.isAbsolute(Environment.shape.SQLITE_FILE.parse(undefined))).toBe(false);
  });

  test('is built without what lies about: filled-in forms, stores, packages', () => {
    const left = read('infra/Dockerfile.dockerignore').split('\n');
    expect(left).toEqual(
      expect.arrayContaining(['env/.env', 'env/.env.*', '.data', 'node_modules', 'dist', '.git']),
    );
  });
});

describe('the service of a plain server', () => {
  const unit = read('infra/social-learning.service');
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

  test('runs what ships, from a form that root alone may read, without root', () => {
    expect(value('ExecStart')).toMatch(
      /^\/usr\/bin\/node .*\/opt\/social-learning\/bot\/index\.js$/,
    );
    expect(value('EnvironmentFile')).toBe('/etc/social-learning.env');
    expect(value('DynamicUser')).toBe('yes');
    expect(value('ProtectSystem')).toBe('strict');
    // A form sets more than the unit does: what both set would be the form's.
    expect(unit).not.toMatch(/^Environment=/m);
  });

  test('may write where the store is, and only there', () => {
    expect(value('WorkingDirectory')).toBe(`/var/lib/${value('StateDirectory')}`);
    expect(value('StateDirectoryMode')).toBe('0700');
  });

  test('waits until the server has finished what it began', () => {
    const [, grace = ''] = /graceMs = ([\d_]+)/.exec(read('bot/index.ts')) ?? [];
    expect(Number(value('TimeoutStopSec')) * 1_000).toBeGreaterThan(Number(grace.replace('_', '')));
  });
});

test('what ships is on Node 22 everywhere, which package.json allows', () => {
  expect(read('infra/main.bicep')).toContain("'NODE|22-lts'");
  expect(JSON.parse(read('package.json')).engines.node).toBe('>=20');
});

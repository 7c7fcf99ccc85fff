import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/**
 * The directory of the tab's production bundle, built where its sources have changed. Test files that run
 * at the same time wait for one another.
 */
export async function builtTab(): Promise<string> {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  // The tests' own NODE_ENV would bring the development build of React.
  const env = { ...process.env, NODE_ENV: 'production' };
  const build = [tsx, 'infra/build.ts', 'tab', '--if-changed'];
  await promisify(execFile)(process.execPath, build, { cwd: root, env });
  return join(root, 'dist/tab');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentOf } from './environment';
import { PackageError } from './values';
import { appZip } from './zip';

/** `npm run package [-- NAME]`: writes the app of env/.env.NAME, or of env/.env, to dist/, ready to be uploaded to Teams. */
const [name] = process.argv.slice(2);
const root = path.resolve(__dirname, '..');
const target = `dist/social-learning${name ? `.${name}` : ''}.zip`;
try {
  const zip = appZip(environmentOf(path.join(root, 'env'), name, process.env));
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, target), zip);
  console.log(`${target} is ready: upload it in the Teams admin centre.`);
} catch (error) {
  console.error(error instanceof PackageError ? error.message : error);
  process.exitCode = 1;
}

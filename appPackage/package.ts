import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PackageError } from './values';
import { appZip } from './zip';

/** `npm run package`: writes dist/social-learning.zip, ready to be uploaded to Teams. */
const target = path.resolve(__dirname, '../dist/social-learning.zip');
try {
  const zip = appZip(process.env);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, zip);
  console.log('dist/social-learning.zip is ready: upload it in the Teams admin centre.');
} catch (error) {
  console.error(error instanceof PackageError ? error.message : error);
  process.exitCode = 1;
}

import { PackageError } from './values';
import { appZip, exampleEnvironment } from './zip';

/** Part of `npm run check`: the manifest, filled with example values, and the icons are what Teams takes. */
try {
  appZip(exampleEnvironment);
  console.log('The Teams app package is valid.');
} catch (error) {
  console.error(error instanceof PackageError ? error.message : error);
  process.exitCode = 1;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { iconProblems } from './icons';
import { languageFiles, type Manifest, packageProblems } from './languages';
import { fillPlaces, manifestValues, PackageError } from './values';

const file = (name: string) => readFileSync(path.join(__dirname, name));

/** The Teams app as a zip file, checked. Throws PackageError with all that is wrong, a line each. */
export function appZip(environment: Readonly<Record<string, string | undefined>>): Uint8Array {
  const filled = fillPlaces(file('manifest.json').toString(), manifestValues(environment));
  const manifest: Manifest = JSON.parse(filled);
  const languages = languageFiles(manifest).map((name) => [name, file(name)] as const);
  const translations = languages.map(
    ([name, texts]) => [name, JSON.parse(texts.toString())] as const,
  );
  const icons = {
    color: file('color.png'),
    color32x32: file('color32x32.png'),
    outline: file('outline.png'),
  };
  const problems = [...packageProblems(manifest, new Map(translations)), ...iconProblems(icons)];
  if (problems.length > 0) throw new PackageError(problems.join('\n'));
  const files = {
    'manifest.json': Buffer.from(filled),
    ...Object.fromEntries(Object.entries(icons).map(([name, icon]) => [`${name}.png`, icon])),
    ...Object.fromEntries(languages),
  };
  // One date for all, so that the same manifest gives the same bytes.
  return zipSync(files, { mtime: '2020-01-01T00:00:00' });
}

/** Values that look like a real tenant's, for checking without one. */
export const exampleEnvironment = {
  BOT_ID: '11111111-2222-4333-8444-555555555555',
  TAB_CLIENT_ID: '11111111-2222-4333-8444-666666666666',
  APP_ID: '11111111-2222-4333-8444-777777777777',
  PUBLIC_URL: 'https://learning.example.com',
  APP_DEVELOPER: 'Larkfield Water',
};

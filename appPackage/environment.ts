import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { PackageError } from './values';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What the shell says, over what the form of an environment says: `env/.env.NAME`, or `env/.env` where no
 * name is given and there is one. Throws PackageError where a named form is missing.
 */
export function environmentOf(
  folder: string,
  name: string | undefined,
  shell: Variables,
): Variables {
  const form = name === undefined ? '.env' : `.env.${name}`;
  if (name !== undefined && !/^[A-Za-z0-9-]+$/.test(name))
    throw new PackageError(`"${name}" names no environment: write npm run package -- dev.`);
  const file = path.join(folder, form);
  if (existsSync(file)) return { ...parseEnv(readFileSync(file, 'utf8')), ...shell };
  if (name === undefined) return shell;
  throw new PackageError(`env/${form} is missing: copy env/.env.example to it and fill it in.`);
}

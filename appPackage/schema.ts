import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const shipped = path.join(
  path.dirname(require.resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
);

const validators = new Map<string, ValidateFunction>();

/** Compiled once a version: the schema is large. */
function validatorFor(version: string): ValidateFunction {
  const known = validators.get(version);
  if (known) return known;
  const file = path.join(shipped, `v${version}`, 'MicrosoftTeams.schema.json');
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  validators.set(version, validate);
  return validate;
}

/** What is wrong with a Teams app manifest by the schema of its own version, which ships with @microsoft/app-manifest: nothing is fetched. */
export function manifestProblems(manifest: { readonly manifestVersion: string }): string[] {
  const validate = validatorFor(manifest.manifestVersion);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
    return `manifest.json ${instancePath || '/'} ${message}${detail}`;
  });
}

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
function validatorFor(version: string, schema: string): ValidateFunction {
  const file = path.join(shipped, `v${version}`, schema);
  const known = validators.get(file);
  if (known) return known;
  // A pattern of the translations is no expression by the stricter rules of Unicode.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  validators.set(file, validate);
  return validate;
}

function problems(validate: ValidateFunction, name: string, content: object): string[] {
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
    return `${name} ${instancePath || '/'} ${message}${detail}`;
  });
}

/** What is wrong with a Teams app manifest by the schema of its own version, which ships with @microsoft/app-manifest: nothing is fetched. */
export function manifestProblems(manifest: { readonly manifestVersion: string }): string[] {
  const validate = validatorFor(manifest.manifestVersion, 'MicrosoftTeams.schema.json');
  return problems(validate, 'manifest.json', manifest);
}

/** The same for a file of texts in another language, by its name. */
export function translationProblems(version: string, name: string, texts: object): string[] {
  return problems(validatorFor(version, 'MicrosoftTeams.Localization.schema.json'), name, texts);
}

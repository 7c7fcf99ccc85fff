import { awardsAuthored, awardsDocuments, awardsKinds } from '../awards/forget';
import { countsKinds } from '../counts/forget';
import { digestAuthored, digestKinds } from '../digest/forget';
import { expertsKinds } from '../experts/forget';
import type { Documents, RowKind, Where } from '../forgetting/kinds';
import type { Authored, Leaver } from '../forgetting/leaver';
import { forgetRow } from '../forgetting/rows';
import { healthKinds } from '../health/forget';
import { linksAuthored, linksDocuments, linksKinds } from '../links/forget';
import { nudgesKinds } from '../nudges/forget';
import { operationsKinds } from '../operations/forget';
import { peopleAuthored, peopleKinds } from '../people/forget';
import { postsAuthored, postsDocuments, postsKinds } from '../posts/forget';
import { questionsAuthored, questionsDocuments, questionsKinds } from '../questions/forget';
import { recognitionAuthored, recognitionDocuments, recognitionKinds } from '../recognition/forget';
import { searchKinds } from '../search/forget';
import { spacesKinds } from '../spaces/forget';
import type { Row } from '../tables/port';
import { tagsKinds } from '../tags/forget';

/** What operators leave behind while they do something. */
const operatorsKinds: readonly RowKind[] = ['unfinished', 'begun', 'version'].map((prefix) => ({
  ...{ name: prefix, where: 'operators', prefix, people: false, internal: true },
}));

/** Every kind of row there is: a new one is declared in the `forget.ts` of its practice. */
export const kinds: readonly RowKind[] = [
  ...operatorsKinds,
  ...operationsKinds,
  ...countsKinds,
  ...searchKinds,
  ...spacesKinds,
  ...tagsKinds,
  ...expertsKinds,
  ...peopleKinds,
  ...recognitionKinds,
  ...questionsKinds,
  ...linksKinds,
  ...postsKinds,
  ...awardsKinds,
  ...nudgesKinds,
  ...digestKinds,
  ...healthKinds,
];

/** Whose words are whose, in all practices. */
export const authored: readonly Authored[] = [
  ...peopleAuthored,
  ...recognitionAuthored,
  ...questionsAuthored,
  ...linksAuthored,
  ...postsAuthored,
  ...awardsAuthored,
  ...digestAuthored,
];

/** How documents are made anew. */
export const documents: Documents = {
  ...recognitionDocuments,
  ...questionsDocuments,
  ...linksDocuments,
  ...postsDocuments,
  ...awardsDocuments,
};

/** Partitions of what operators do, beside those of organisations. */
export const operatorPartitions = {
  import: 'import',
  erasing: 'erasing',
  schema: 'schema',
} as const;

/** Whose partition this is. */
export function whereOf(partition: string): Where | undefined {
  const [tenant = '', of] = partition.split('|');
  if (of === undefined)
    return Object.hasOwn(operatorPartitions, tenant) ? 'operators' : 'organisation';
  return ({ u: 'person', s: 'space', c: 'changes' } as const)[of];
}

const byPlace = new Map(kinds.map((kind) => [`${kind.where} ${kind.prefix}`, kind]));

/** The kind of a row; undefined where nobody has declared it. */
export function kindOf({ partition, key }: Pick<Row, 'partition' | 'key'>): RowKind | undefined {
  const where = whereOf(partition);
  // The rows of operators have the name of what they are about as their key.
  const prefix =
    where === 'operators'
      ? partition === operatorPartitions.erasing
        ? 'begun'
        : key
      : key.split('|')[0];
  return byPlace.get(`${where} ${prefix}`);
}

/** The row without the leaver; the same row where it does not name them. */
export function forget(row: Row, leaver: Leaver): Row {
  const kind = kindOf(row);
  if (kind && !kind.people) return row;
  return (kind?.forget ?? forgetRow)(row, leaver);
}

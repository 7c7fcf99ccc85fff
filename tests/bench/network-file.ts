import { readFileSync } from 'node:fs';
import * as z from 'zod/v4';

const label = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const pairs = z.array(z.tuple([z.number().int(), z.number().int()]));
const NetworkFile = z.looseObject({
  n: z.number().int().positive(),
  edges_1based: pairs.optional(),
  arcs_1based: pairs.optional(),
  attributes: z.record(z.string(), z.array(label)).default({}),
});
const Labels = z.array(label);
export type Labels = z.infer<typeof Labels>;

/** A fault of whoever called, as a sentence that says what to do. */
export class CallError extends Error {}

export interface ReadNetwork {
  readonly n: number;
  readonly directed: boolean;
  /** Of nodes from 1. */
  readonly pairs: readonly (readonly [number, number])[];
  /** The values of an attribute, of node 1 first; undefined where the file has none of this name. */
  labels(name: string): Labels | undefined;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallError(`${file} is not JSON.`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CallError(`${file} cannot be read. Please check its path.`);
  }
}

/** Reads a file of the reference networks' form; attributes may also stand beside the edges. */
export function readNetwork(file: string): ReadNetwork {
  const parsed = NetworkFile.safeParse(parse(read(file), file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'the whole';
    throw new CallError(`${file} is not a network (${where}): ${issue?.message}.`);
  }
  const { n, edges_1based: edges, arcs_1based: arcs, attributes, ...rest } = parsed.data;
  if ((edges === undefined) === (arcs === undefined))
    throw new CallError(`${file} must have either edges_1based or arcs_1based.`);
  const found = edges ?? arcs ?? [];
  const outside = found.flat().find((node) => node < 1 || node > n);
  if (outside !== undefined)
    throw new CallError(`${file} ties node ${outside}, but its nodes are 1 to ${n}.`);
  return {
    n,
    directed: arcs !== undefined,
    pairs: found,
    labels(name) {
      const candidate = Object.hasOwn(attributes, name) ? attributes[name] : rest[name];
      const values = Labels.safeParse(candidate).data;
      if (values && values.length !== n)
        throw new CallError(`${file} has ${values.length} values of ${name} for ${n} nodes.`);
      return values;
    },
  };
}

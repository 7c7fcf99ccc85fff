import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';

/** The cosine of the angle between two vectors of one length: 1 where they mean the same, 0 where they have nothing in common. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (const [n, x] of a.entries()) {
    const y = b[n] ?? 0;
    dot += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  const length = Math.sqrt(ofA * ofB);
  return length > 0 && Number.isFinite(dot / length) ? dot / length : 0;
}

type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

const remembered = 2_000;
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Asks for the vector of each text once; kept in memory by hash, so that no texts pile up there. */
export function makeRemembered(embed: Embed): Embed {
  const vectors = new LRUCache<string, readonly number[]>(atMost(remembered));
  return async (texts) => {
    const keys = texts.map(keyOf);
    const known = new Map(keys.map((key) => [key, vectors.get(key)]));
    const missing = [...new Map(texts.map((text, n) => [keys[n] ?? '', text]))].filter(
      ([key]) => !known.get(key),
    );
    if (missing.length > 0) {
      const made = await embed(missing.map(([, text]) => text));
      for (const [n, [key]] of missing.entries()) {
        const vector = made[n];
        if (!vector) continue;
        known.set(key, vector);
        vectors.set(key, vector);
      }
    }
    return keys.map((key) => known.get(key) ?? []);
  };
}

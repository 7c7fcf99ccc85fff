import type * as z from 'zod/v4';
import { cleanWords } from '../texts/words';

/** Leads somewhere or names somebody: an address, an e-mail address, an id of Entra or of Teams. */
const pointing =
  /:\/\/|@|(?:^|\W)www\.|[\p{L}\p{N}]\.[\p{L}]{2,}[/:]|[0-9a-f]{8}-[0-9a-f]{4}-|^\W*(?:19|28|29|8:orgid):/iu;
const markup = /<[a-z/!?]|\]\(|javascript:|data:/i;

/** Words that lead somewhere and that the person did not write themselves. */
function leadsAway(text: string, written: string): boolean {
  const known = new Set(trimmed(written));
  return trimmed(text).some((word) => pointing.test(word) && !known.has(word));
}

function trimmed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[("'<[]+|[)\]"'>.,;:!?]+$/g, ''));
}

/**
 * What a model answered, read by the contract, each text cleaned; undefined for anything else: what is no
 * JSON or has fields nobody asked for, markup, or an address or id that is not in what the person wrote.
 */
export function readAnswer<T extends object>(
  answer: string,
  contract: z.ZodType<T>,
  written: string,
): T | undefined {
  const parsed = contract.safeParse(json(answer));
  if (!parsed.success) return undefined;
  const entries = Object.entries(parsed.data).map(
    ([key, value]) => [key, typeof value === 'string' ? cleanWords(value) : value] as const,
  );
  const texts = entries.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  if (texts.some((text) => markup.test(text) || leadsAway(text, written))) return undefined;
  return contract.safeParse(Object.fromEntries(entries)).data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

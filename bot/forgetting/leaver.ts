/** Somebody to be forgotten, and what stands in their place from then on. */
export interface Leaver {
  /** Their Entra object id. */
  readonly id: string;
  /** Their names as they are written in rows, and their mail addresses. */
  readonly names: readonly string[];
  /** Who stands in their place: one id for all they did, so that what is counted stays right. */
  readonly as: { readonly id: string; readonly name: string };
  /** Stands for their own words; undefined where those are kept. */
  readonly words?: string;
  /** Which things have words of their own, by their authors; of all practices. */
  readonly authored: readonly Authored[];
  /** The ids of things of theirs that do not name them. */
  readonly unnamed: ReadonlySet<string>;
}

type Thing = Readonly<Record<string, unknown>>;

/** A thing that somebody wrote, wherever it is kept: in a row of its own, in another's, in a stored result. */
export interface Authored {
  /** Such a thing has both these properties; the first is its author, as an id or as one with an id. */
  readonly by: string;
  readonly has: string;
  /** The thing without its author's words; `words` says that they are gone. */
  empty(thing: Thing, words: string): Thing;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBy(author: unknown, leaver: Leaver): boolean {
  if (isThing(author)) return author.id === leaver.id;
  return author === leaver.id || leaver.names.some((name) => name === author);
}

function emptied(thing: Thing, leaver: Leaver): Thing {
  const { words, authored, unnamed } = leaver;
  if (words === undefined) return thing;
  const own = typeof thing.id === 'string' && unnamed.has(thing.id);
  return authored
    .filter(({ by, has }) => has in thing && by in thing && (own || isBy(thing[by], leaver)))
    .reduce((left, { empty }) => empty(left, words), thing);
}

/**
 * A value as JSON gives it, without the leaver: their id and their names as whole texts are the stand-in's,
 * and what they wrote is emptied. Somebody else with the same name keeps it. What is not about them is
 * given back as it is, so that `===` tells whether anything changed.
 */
export function forgetIn(value: unknown, leaver: Leaver): unknown {
  if (typeof value === 'string') {
    if (value === leaver.id) return leaver.as.id;
    return leaver.names.includes(value) ? leaver.as.name : value;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => forgetIn(item, leaver));
    return items.some((item, n) => item !== value[n]) ? items : value;
  }
  if (!isThing(value)) return value;
  const before = emptied(value, leaver);
  const namesake = typeof value.id === 'string' && value.id !== leaver.id;
  const keeps = (name: string, inner: unknown) =>
    namesake && name === 'name' && leaver.names.some((own) => own === inner);
  const entries = Object.entries(before).map(
    ([name, inner]) => [name, keeps(name, inner) ? inner : forgetIn(inner, leaver)] as const,
  );
  const changed =
    entries.length !== Object.keys(value).length ||
    entries.some(([name, inner]) => inner !== value[name]);
  return changed ? Object.fromEntries(entries) : value;
}

import { createHash } from 'node:crypto';
import type { Document, Kind } from './contract';

/**
 * Where a document belongs, as words of a column of its own, so that the index looks only at what the
 * reader may find. Digits alone: nothing to stem, nothing that is syntax.
 */
function token(letter: string, ...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([letter, ...parts]))
    .digest();
  return digest.readBigUInt64BE().toString();
}

const placeToken = (tenant: string, space: string, kind: Kind) =>
  token('place', tenant, space, kind);
const readerToken = (tenant: string, space: string, kind: Kind, reader: string) =>
  token('reader', tenant, space, kind, reader);
const tagToken = (tag: string) => token('tag', tag);
const stateToken = (state: string) => token('state', state);
const personToken = (person: string) => token('person', person);
const followerToken = (follower: string) => token('follower', follower);
const authorToken = (author: string) => token('author', author);

/** The words of the scope column. What only some may read has them in place of its place. */
export function scopeOf(document: Document): string {
  const { tenant, space, kind, tags, state, people, author, readers } = document;
  const { coauthors = [], followers = [] } = document;
  return [
    ...(readers?.map((one) => readerToken(tenant, space, kind, one)) ?? [
      placeToken(tenant, space, kind),
    ]),
    stateToken(state),
    ...tags.map(tagToken),
    ...people.map(personToken),
    ...[author, ...coauthors].filter(Boolean).map(authorToken),
    ...followers.map(followerToken),
  ].join(' ');
}

export interface Scope {
  readonly tenant: string;
  readonly spaces: readonly string[];
  readonly kinds: readonly Kind[];
  readonly tags?: readonly string[];
  readonly states?: readonly string[];
  readonly people?: readonly string[];
  readonly authors?: readonly string[];
  readonly follower?: string;
  readonly oldestFirst?: boolean;
}

const any = (tokens: readonly string[]) =>
  `scope : (${tokens.map((one) => `"${one}"`).join(' OR ')})`;

/** What is in the places of a scope, its spaces and the whole organisation's, and what only this reader may read. */
function placesOf({ tenant, spaces, kinds }: Scope, reader: string): string {
  const tokens = ['', ...spaces].flatMap((space) =>
    kinds.flatMap((kind) => [
      placeToken(tenant, space, kind),
      readerToken(tenant, space, kind, reader),
    ]),
  );
  return any(tokens);
}

/** The words with all that is asked besides them, wherever it stands, as an expression of FTS5. */
export function expressionAnywhere(scope: Scope, words: string): string {
  const { tags, states, people, authors, follower } = scope;
  return [
    ...(tags ?? []).map((tag) => any([tagToken(tag)])),
    ...(states?.length ? [any(states.map(stateToken))] : []),
    ...(people?.length ? [any(people.map(personToken))] : []),
    ...(authors?.length ? [any(authors.map(authorToken))] : []),
    ...(follower ? [any([followerToken(follower)])] : []),
    ...(words ? [words] : []),
  ].join(' AND ');
}

/** The words within a scope, or without words all that is in it, as an expression of FTS5. */
export function expressionIn(scope: Scope, reader: string, words: string): string {
  return [placesOf(scope, reader), expressionAnywhere(scope, words)].filter(Boolean).join(' AND ');
}

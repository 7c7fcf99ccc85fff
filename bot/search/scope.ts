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
const tagToken = (tag: string) => token('tag', tag);
const stateToken = (state: string) => token('state', state);
const personToken = (person: string) => token('person', person);
const followerToken = (follower: string) => token('follower', follower);
const authorToken = (author: string) => token('author', author);

/** The words of the scope column. */
export function scopeOf(document: Document): string {
  const { tenant, space, kind, tags, state, people, author } = document;
  const { coauthors = [], followers = [] } = document;
  return [
    placeToken(tenant, space, kind),
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

function placeTokens({ tenant, spaces, kinds }: Scope): string[] {
  return ['', ...spaces].flatMap((space) => kinds.map((kind) => placeToken(tenant, space, kind)));
}

/** The places of a scope: its spaces, and the whole organisation's with them. */
export function placesOf(scope: Scope): string {
  return any(placeTokens(scope));
}

/** The same, each place by itself. */
export function eachPlaceOf(scope: Scope): string[] {
  return placeTokens(scope).map((token) => any([token]));
}

/** What narrows a scope further; empty where nothing does. */
export function narrowingOf({ tags, states, people, authors, follower }: Scope): readonly string[] {
  return [
    ...(tags ?? []).map((tag) => any([tagToken(tag)])),
    ...(states?.length ? [any(states.map(stateToken))] : []),
    ...(people?.length ? [any(people.map(personToken))] : []),
    ...(authors?.length ? [any(authors.map(authorToken))] : []),
    ...(follower ? [any([followerToken(follower)])] : []),
  ];
}

import type { Found } from '../search/port';
import type { Reason } from './contract';

/** A text far less like the question than the best one says nothing of it. */
const alike = 0.5;
const mostReasons = 2;

const kindsShown = ['accepted', 'answered', 'link', 'kudos', 'posted', 'input'] as const;
type Kinds = (typeof kindsShown)[number];

function kindOf({ kind, state, author }: Found, person: string): Kinds | undefined {
  if (kind === 'answer') return state === 'accepted' ? 'accepted' : 'answered';
  if (kind === 'post') return author === person ? 'posted' : 'input';
  return kind === 'link' || kind === 'kudos' ? kind : undefined;
}

/** What the texts of one kind say: how many there are, on which tag of the question, and since when. */
function reasonOf(kind: Kinds, documents: readonly Found[], topics: readonly string[]): Reason {
  const topic = topics.find((tag) => documents.some(({ tags }) => tags.includes(tag)));
  const counted = topic ? documents.filter(({ tags }) => tags.includes(topic)) : documents;
  const at = Math.max(...counted.map((document) => document.at));
  const values = { count: counted.length, named: topic ? 'yes' : 'no', topic: topic ?? '', at };
  return { key: `experts.reason.${kind}`, values };
}

/**
 * What speaks for one person, in sentences that are true of the documents that match: each is about a tag
 * of the question, or about texts at least half as like it as the best. Being active says so, and no more.
 */
export function reasonsFor(
  person: string,
  evidence: readonly Found[],
  topics: readonly string[],
): Reason[] {
  const best = Math.max(0, ...evidence.map(({ score }) => score));
  const theirs = evidence.filter(
    ({ people, tags, score }) =>
      people.includes(person) &&
      (score >= alike * best || tags.some((tag) => topics.includes(tag))),
  );
  const shown = kindsShown.flatMap((kind) => {
    const documents = theirs.filter((document) => kindOf(document, person) === kind);
    return documents.length > 0 ? [reasonOf(kind, documents, topics)] : [];
  });
  const profile = theirs.find(({ kind }) => kind === 'profile');
  const skill = topics.find((tag) => profile?.tags.includes(tag));
  const said = skill ? [{ key: 'experts.reason.skill', values: { topic: skill } }] : [];
  const reasons = [...shown, ...said].slice(0, mostReasons);
  return reasons.length > 0 ? reasons : [{ key: 'experts.reason.active', values: {} }];
}

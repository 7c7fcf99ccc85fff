import { count } from '../counts/fold';
import { without } from '../digest/effect-kinds';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { checkWords } from '../sensitivity/check';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import { conversationOf } from '../spaces/standing';
import { inverseTime, joinKey } from '../tables/keys';
import { Refusal } from '../teams/refusal';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { refOf, replace } from './act';
import type { Link } from './contract';
import { countVetted, countVetter } from './counting';
import { type Decision, decide, dueAt, isHidden } from './domain';
import { type Clicked, index, judge, messages, review, showChannel, tell } from './effect-kinds';
import { contextRow, type Found } from './store';
import { isVetter } from './vetters';

/** What the sharers hear, with the reason. */
function told(by: Participant, found: Found, next: Link): Effect[] {
  const { person } = by;
  const ref = refOf(by, next.id);
  const key = `links.told.${next.state}`;
  const values = {
    name: cleanLine(person.name),
    title: next.title,
    text: next.note?.text ?? '',
    space: by.space.name,
  };
  return found.sharers.filter((one) => one !== person.id).map((one) => tell(ref, one, key, values));
}

/** Where the card of a link that was not shown before comes to stand. */
function showing(by: Participant, before: Link, next: Link): Effect {
  const ref = refOf(by, next.id);
  return isHidden(before) && !isHidden(next)
    ? messages.post(ref, conversationOf(by.space))
    : messages.show(ref);
}

/** The first approval of a link counts for the link's own week, and for who gave it. */
function counting({ person, space: { timeZone } }: Participant, link: Link, now: number): Effect[] {
  return [
    count({ at: link.at, timeZone, ...countVetted() }),
    count({ at: now, timeZone, ...countVetter(person.id, link) }),
  ];
}

/**
 * A decision; what it leaves open stays as it was. `quietly`, nobody is told; `clicked` is the message in the
 * curators' channel that it was made in; `anyway`, its author looked at the words.
 */
export type Given = Pick<Decision, 'decision' | 'text' | 'seen'> &
  Partial<Decision> & {
    readonly quietly?: boolean;
    readonly clicked?: Clicked;
    readonly anyway?: boolean;
  };

const usualWeeks = 26;

/**
 * Decides about a link, or looks at a vetted one again. The first decision wins, and leaves a row for audit
 * in its batch; who comes second is told who decided what. Two transactions.
 */
export async function vet(
  world: World,
  by: Participant,
  link: string,
  id: OperationId,
  decided: Given,
): Promise<Link> {
  const { person, tenant, space } = by;
  return replace(world, by, link, id, (found) => {
    if (!isVetter(found, by))
      throw new Refusal(found.sharers.includes(person.id) ? 'links.ownLink' : 'links.onlyVetters');
    const looked = checkWords(world, by, { about: link, id }, [decided.text], decided.anyway);
    const now = world.clock();
    const who = { id: person.id, name: cleanLine(person.name) };
    const { use = 'often', reviewWeeks = usualWeeks } = found.link.vetting ?? {};
    const decision = { use, reviewWeeks, ...decided };
    const { link: next, context } = decide(found.link, who, decision, now);
    const ref = refOf(by, link);
    const due = dueAt(next);
    const audit = {
      partition: actPartition(tenant, space.id, link),
      key: joinKey('z', inverseTime(now), id.hash.slice(0, 16)),
      ...{ what: `links.${decision.decision}`, by: person.id, of: link, at: now },
    };
    const first = next.state === 'vetted' && !found.vetted;
    return {
      link: next,
      ...(first && { vetted: { by: person.id, at: now } }),
      writes: [
        { insert: audit },
        ...looked,
        ...(context ? [{ insert: contextRow(ref, context, id.hash.slice(0, 16)) }] : []),
      ],
      effects: [
        showing(by, found.link, next),
        ...(found.asked || space.curatorsChannel ? [showChannel(ref, decided.clicked)] : []),
        index(ref),
        judge(ref),
        ...(next.state === 'vetted' ? [] : [without('links', ref, next.at)]),
        ...(first ? counting(by, next, now) : []),
        ...(decided.quietly ? [] : told(by, found, next)),
        ...(due === undefined ? [] : [review(ref, now, due)]),
      ],
    };
  });
}

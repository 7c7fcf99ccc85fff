import type { Practice } from '../recognition/contract';
import { type Chance, seededChance } from './chance';
import { type LocalPerson, type LocalSpace, type Organisation, peopleOf } from './organisation';
import { lines } from './stories/lines.json';
import { type Story, storiesOf, told } from './stories/stories';
import { workingTime } from './working-time';

/** Who is thanked: the whole space, or people by their ids. */
type ActReceiver =
  | { readonly whole: true }
  | { readonly whole: false; readonly people: readonly string[]; readonly crewName: string };

export interface KudosAct {
  readonly kind: 'kudos';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By which joins name it. */
  readonly ref: string;
  /** The id of the space. */
  readonly space: string;
  readonly giver: string;
  readonly receiver: ActReceiver;
  readonly what: string;
  readonly possible: string;
  readonly practice: Practice;
}

export interface JoinAct {
  readonly kind: 'join';
  readonly at: number;
  /** The `ref` of a kudos earlier in the list. */
  readonly of: string;
  readonly who: string;
  /** Empty where they only added their name. */
  readonly line: string;
}

export type Act = KudosAct | JoinAct;

const weeks = 14;
const mostJoins = 7;
const joinWithinMs = 2 * 86_400_000;

interface Stage {
  readonly space: LocalSpace;
  /** Members who may give and be thanked: everybody but guests. */
  readonly members: readonly LocalPerson[];
  readonly chance: Chance;
}

function namedIn({ space, members }: Stage, story: Story): LocalPerson[] {
  return story.who.map((given) => {
    const found = members.find(({ name }) => name.split(' ')[0] === given);
    if (!found) throw new Error(`A story of ${space.name} names ${given}, who is not a member`);
    return found;
  });
}

/** Leaders thank more often than others: they model it. */
function giverAmong(candidates: readonly LocalPerson[], chance: Chance): LocalPerson {
  return chance.pick(
    candidates.flatMap((person) => (person.leads ? [person, person, person] : [person])),
  );
}

/** A crew is often joined by somebody who is not in the story every time. */
function crewOf(stage: Stage, named: readonly LocalPerson[]): readonly LocalPerson[] {
  if (named.length < 2) return named;
  const others = stage.members.filter((person) => !named.includes(person));
  return [...named, ...stage.chance.shuffled(others).slice(0, stage.chance.below(3))];
}

function kudosOf(stage: Stage, story: Story, x: string, at: number, ref: string): KudosAct {
  const thanked = crewOf(stage, namedIn(stage, story));
  const giver = giverAmong(
    stage.members.filter((person) => !thanked.includes(person)),
    stage.chance,
  );
  const people = thanked.map(({ id }) => id);
  return {
    kind: 'kudos',
    at,
    ref,
    space: stage.space.id,
    giver: giver.id,
    receiver: people.length > 0 ? { whole: false, people, crewName: story.crew } : { whole: true },
    what: told(story.what, x),
    possible: told(story.possible, x),
    practice: story.practice,
  };
}

/** Zero to seven people add their name within two days; the square makes few the usual case. */
function joinsOf({ members, chance }: Stage, kudos: KudosAct, now: number, nextLine: () => string) {
  const { receiver, giver, at, ref } = kudos;
  const thanked = receiver.whole ? [] : receiver.people;
  const others = members.filter(({ id }) => id !== giver && !thanked.includes(id));
  const count = Math.floor(chance.next() ** 1.5 * (mostJoins + 1));
  return chance
    .shuffled(others)
    .slice(0, count)
    .map(({ id }): JoinAct => {
      const later = at + 60_000 + Math.floor(chance.next() ** 3 * joinWithinMs);
      const line = chance.next() < 0.3 ? nextLine() : '';
      return { kind: 'join', at: later, of: ref, who: id, line };
    })
    .filter((join) => join.at < now);
}

/** Variants of one story lie far apart, so that nobody reads it twice in a week. */
function spread(stories: readonly Story[], chance: Chance) {
  return stories.flatMap((story) =>
    story.x.map((x, index) => ({ story, x, share: (index + chance.next()) / story.x.length })),
  );
}

/**
 * 14 weeks of the organisation's kudos and joins up to `now`, oldest first; the same for the same `now`
 * and seed. They are acts, not rows: whoever plays them does so through the write path of the product.
 */
export function demoActs(organisation: Organisation, now: number, seed = 1): Act[] {
  const chance = seededChance(seed);
  const moment = workingTime(now, weeks);
  // Each line at most twice.
  const deck = [...chance.shuffled(lines), ...chance.shuffled(lines)];
  const nextLine = () => deck.pop() ?? '';
  const acts = organisation.spaces.flatMap((space) => {
    const members = peopleOf(organisation, space).filter(({ guest }) => !guest);
    const stage = { space, members, chance };
    return spread(storiesOf(space), chance).flatMap(({ story, x, share }, index) => {
      const at = moment(share, chance.next());
      const kudos = kudosOf(stage, story, x, at, `${space.key}-${index}`);
      return [kudos, ...joinsOf(stage, kudos, now, nextLine)];
    });
  });
  return acts.sort((a, b) => a.at - b.at);
}

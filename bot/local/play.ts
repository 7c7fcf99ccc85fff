import { operationId } from '../operations/identity';
import { join } from '../recognition/changes';
import type { Kudos } from '../recognition/contract';
import { give } from '../recognition/give';
import { Space } from '../spaces/contract';
import { addSpace } from '../spaces/store';
import type { World } from '../world';
import type { Act, JoinAct, KudosAct } from './demo';
import { type Organisation, peopleOf, rolesIn } from './organisation';

/** Where the acts happen. */
export interface Scene {
  readonly tenant: string;
  readonly organisation: Organisation;
  /** The chat client's connector. */
  readonly serviceUrl: string;
}

/** A clock that stands where it was put. */
export interface SetClock {
  now: number;
}

async function openSpaces(
  world: World,
  { tenant, organisation, serviceUrl }: Scene,
): Promise<void> {
  for (const space of organisation.spaces) {
    const { id, kind, name } = space;
    const roles = rolesIn(organisation, space);
    const opened = Space.parse({ tenant, id, kind, name, serviceUrl, conversation: id, ...roles });
    await addSpace(world.tables, opened);
    for (const person of peopleOf(organisation, space)) await world.spaces.seen(opened, person.id);
  }
}

async function playKudos(world: World, { tenant, organisation }: Scene, act: KudosAct) {
  const { receiver, giver, space, what, possible, practice, at, ref } = act;
  const person = organisation.people.find(({ id }) => id === giver);
  const { kudos } = await give(world, {
    giver: await world.spaces.participant(tenant, person ?? { id: giver, name: '' }, space),
    wish: {
      whole: receiver.whole,
      people: receiver.whole ? [] : receiver.people,
      crewName: receiver.whole ? '' : receiver.crewName,
      what,
      possible,
      practice,
    },
    id: operationId(at, 'demo', ref),
    locale: 'en',
  });
  return kudos;
}

async function playJoin(world: World, { tenant }: Scene, act: JoinAct, kudos: Kudos) {
  const member = await world.spaces.participant(tenant, { id: act.who, name: '' }, kudos.space);
  const target = { kudos: kudos.id, giver: kudos.giver.id, at: kudos.at };
  await join(world, member, target, { text: act.line }, { conversation: kudos.space });
}

/**
 * Plays the acts one after the other as people would do them, each at its own time and with all that
 * follows from it. `clock` is the one the world was made with. Gives the number of acts.
 */
export async function play(
  world: World,
  clock: SetClock,
  scene: Scene,
  acts: readonly Act[],
): Promise<number> {
  clock.now = acts[0]?.at ?? clock.now;
  await openSpaces(world, scene);
  const given = new Map<string, Kudos>();
  for (const act of acts) {
    clock.now = act.at;
    if (act.kind === 'kudos') given.set(act.ref, await playKudos(world, scene, act));
    else {
      const kudos = given.get(act.of);
      if (!kudos) throw new Error(`A join before its kudos ${act.of}`);
      await playJoin(world, scene, act, kudos);
    }
    await world.outbox.idle();
  }
  return acts.length;
}

import { proposedDays } from '../awards/calendar';
import { giveAward } from '../awards/decide';
import { nominate, support } from '../awards/nominate';
import { end, start } from '../awards/start';
import { operationId } from '../operations/identity';
import type { World } from '../world';
import { open, past } from './awards.json';
import type { LocalPerson, Organisation } from './organisation';
import type { Scene, SetClock } from './play';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

function called({ people }: Organisation, name: string): LocalPerson {
  const person = people.find((known) => known.name === name);
  if (!person) throw new Error(`Nobody is called ${name}`);
  return person;
}

/** Opens an award, and closes one that was given, as people would have done it. Gives the number of acts. */
export async function giveAwards(
  world: World,
  clock: SetClock,
  { tenant, organisation }: Scene,
  now: number,
): Promise<number> {
  let acts = 0;
  const done = async () => {
    await world.outbox.idle();
    acts += 1;
    clock.now = Math.min(now, clock.now + 3 * hourMs);
  };

  async function begun({ space: key, by, name, daysAgo, nominations }: typeof open | typeof past) {
    const space = organisation.spaces.find((known) => known.key === key);
    if (!space) throw new Error(`There is no space ${key}`);
    const as = (who: string) =>
      world.spaces.participant(tenant, called(organisation, who), space.id);
    const act = (...what: string[]) => operationId(clock.now, 'demo', 'award', name, ...what);
    clock.now = now - daysAgo * dayMs;
    const days = proposedDays(clock.now, 'UTC');
    const wish = { name, ...days, recurrence: 'monthly' as const, approvers: [] };
    const period = await start(world, { by: await as(by), wish, id: act('start'), locale: 'en' });
    await done();
    const ids: string[] = [];
    for (const { by: who, people, crew, why, support: behind } of nominations) {
      const named = people.map((one) => called(organisation, one).id);
      const { nomination } = await nominate(world, {
        ...{ by: await as(who), period: period.id, id: act(crew, who), locale: 'en' },
        wish: { people: named, group: '', crewName: crew, why, links: '', typed: [crew, why] },
      });
      ids.push(nomination);
      await done();
      for (const one of behind) {
        await support(
          world,
          await as(one),
          { period: period.id, nomination },
          act(nomination, one),
        );
        await done();
      }
    }
    return { period, ids, as, act };
  }

  const { period, ids, as, act } = await begun(past);
  await end(world, await as(past.by), period.id, act('end'), true);
  await done();
  const { by, why } = past.decision;
  const choice = { nomination: ids[0] ?? '', why };
  await giveAward(world, await as(by), period.id, act('decide'), choice, true);
  await done();
  await begun(open);
  return acts;
}

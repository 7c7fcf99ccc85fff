import { operationId } from '../operations/identity';
import { saveProfile } from '../people/save';
import { answer } from '../questions/answer';
import { ask } from '../questions/ask';
import { acceptAnswer } from '../questions/decide';
import { openGroup } from '../spaces/groups';
import type { World } from '../world';
import { questions, skills } from './knowledge.json';
import type { LocalPerson } from './organisation';
import type { Scene, SetClock } from './play';
import { workingTime } from './working-time';

const weeks = 14;
const hourMs = 3_600_000;

/** Fills in profiles, and asks and answers the questions of `knowledge.json`, each at its own time. Gives the number of acts. */
export async function learn(
  world: World,
  clock: SetClock,
  scene: Scene,
  now: number,
): Promise<number> {
  const { tenant, organisation } = scene;
  const moment = workingTime(now, weeks);
  let acts = 0;
  const called = (name: string): LocalPerson => {
    const person = organisation.people.find((known) => known.name === name);
    if (!person) throw new Error(`Nobody is called ${name}`);
    return person;
  };
  const done = async (at: number) => {
    clock.now = at;
    await world.outbox.idle();
    acts += 1;
  };

  clock.now = moment(0, 0);
  // Two of the three are groups: everybody reads them.
  for (const { id, name } of organisation.spaces.slice(0, 2)) {
    const [person] = organisation.people;
    if (!person) throw new Error('Nobody is there');
    const act = operationId(clock.now, 'demo', 'group', name);
    await openGroup(world, { tenant, person }, act, { space: id });
    await done(clock.now);
  }
  for (const [name, typed] of Object.entries(skills)) {
    const body = {
      skills: typed,
      interests: '',
      languages: 'English',
      asking: 'few',
      pauseWeeks: 0,
    } as const;
    const id = operationId(clock.now, 'demo', 'profile', name);
    await saveProfile(world, tenant, called(name), id, body);
    await done(clock.now);
  }

  for (const [n, question] of questions.entries()) {
    const space = organisation.spaces.find(({ key }) => key === question.space);
    if (!space) throw new Error(`There is no space ${question.space}`);
    const as = (name: string) => world.spaces.participant(tenant, called(name), space.id);
    clock.now = moment((n + 0.5) / questions.length, 0.3);
    const { id } = await ask(world, {
      ...{ asker: await as(question.by), wording: question, tags: question.tags, anonymous: false },
      ...{ id: operationId(clock.now, 'demo', 'question', String(n)), locale: 'en' },
    });
    await done(clock.now);
    const given = [];
    for (const [by = '', text = ''] of question.answers) {
      clock.now = Math.min(now, clock.now + 3 * hourMs);
      given.push(await answer(world, await as(by), { id }, { text }, clock.now));
      await done(clock.now);
    }
    const accepted = question.accepted === undefined ? undefined : given[question.accepted];
    if (!accepted) continue;
    clock.now = Math.min(now, clock.now + hourMs);
    const act = operationId(clock.now, 'demo', 'accept', id);
    await acceptAnswer(world, await as(question.by), { id }, act, accepted.id);
    await done(clock.now);
  }
  return acts;
}

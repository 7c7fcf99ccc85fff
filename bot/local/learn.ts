import type { Use } from '../links/contract';
import { share } from '../links/share';
import { vet } from '../links/vet';
import { operationId } from '../operations/identity';
import { saveProfile } from '../people/save';
import { closePost } from '../posts/change';
import { post } from '../posts/post';
import { offerInput, sayHelped, watch } from '../posts/respond';
import { answer } from '../questions/answer';
import { ask } from '../questions/ask';
import { acceptAnswer } from '../questions/decide';
import { changeSpace, openGroup } from '../spaces/groups';
import type { World } from '../world';
import { giveAwards } from './give-awards';
import { curators, links, posts, questions, skills } from './knowledge.json';
import type { LocalPerson } from './organisation';
import type { Scene, SetClock } from './play';
import { workingTime } from './working-time';

const weeks = 14;
const hourMs = 3_600_000;

/** Fills in profiles, asks and answers the questions of `knowledge.json`, shares and vets its links, writes its posts with what others did with them, each at its own time, and nominates for awards. Gives the number of acts. */
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
  for (const { id, key, name } of organisation.spaces) {
    const named = curators[key as keyof typeof curators].map((each) => called(each));
    const [person] = named;
    if (!person) throw new Error(`Nobody looks after ${name}`);
    const ids = named.map((each) => each.id);
    const people = { owners: ids, leaders: [], curators: ids };
    const digest = { digestDay: 1, digestHour: 9 };
    const settings = { name, anonymous: false, vettedFirst: false, ...digest, ...people };
    const act = operationId(clock.now, 'demo', 'space', name);
    await changeSpace(world, { tenant, person }, act, id, settings);
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

  for (const [n, { space: key, whys, vetted, ...wish }] of links.entries()) {
    const space = organisation.spaces.find((known) => known.key === key);
    if (!space) throw new Error(`There is no space ${key}`);
    const as = (name: string) => world.spaces.participant(tenant, called(name), space.id);
    clock.now = moment((n + 0.5) / links.length, 0.6);
    let id = '';
    for (const [by = '', why = ''] of whys) {
      const act = operationId(clock.now, 'demo', 'link', String(n), by);
      const sharing = { by: await as(by), wish: { ...wish, why }, id: act, locale: 'en' };
      ({ id } = (await share(world, sharing)).link);
      await done(Math.min(now, clock.now + 5 * hourMs));
    }
    if (!vetted) continue;
    const { by, use, text } = vetted;
    const decision = {
      decision: 'approve',
      text,
      use: use as Use,
      seen: 0,
      quietly: true,
    } as const;
    const act = operationId(clock.now, 'demo', 'vet', id);
    await vet(world, await as(by), id, act, decision);
    await done(clock.now);
  }

  for (const [
    n,
    { space: key, by, watching, inputs, helped, outcome, ...wish },
  ] of posts.entries()) {
    const space = organisation.spaces.find((known) => known.key === key);
    if (!space) throw new Error(`There is no space ${key}`);
    const as = (name: string) => world.spaces.participant(tenant, called(name), space.id);
    clock.now = moment((n + 0.7) / posts.length, 0.4);
    const act = operationId(clock.now, 'demo', 'post', String(n));
    const { id } = await post(world, { by: await as(by), wish, id: act, locale: 'en' });
    await done(clock.now);
    const later = () => {
      clock.now = Math.min(now, clock.now + hourMs);
      return clock.now;
    };
    for (const name of watching) {
      await watch(world, await as(name), id, later());
      await done(clock.now);
    }
    for (const [name = '', text = ''] of inputs) {
      await offerInput(world, await as(name), id, { text }, later());
      await done(clock.now);
    }
    for (const name of helped) {
      await sayHelped(world, await as(name), id, later());
      await done(clock.now);
    }
    if (!outcome) continue;
    const closing = operationId(later(), 'demo', 'close', id);
    await closePost(world, await as(by), id, closing, { text: outcome });
    await done(clock.now);
  }
  return acts + (await giveAwards(world, clock, scene, now));
}

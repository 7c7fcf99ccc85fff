import * as z from 'zod/v4';
import type { Someone } from '../support/turns';
import type { Scene } from './entry';
import { why } from './fields';
import { here, people, type Stage } from './stage';

const space = here.conversation;
/** What people say, which is looked for in what is kept; all else is refused or does not matter. */
const said = new Set(['why', 'text', 'words']);
/**
 * Makes something new where what is put in may be kept, and gives what was made last where it is not: that something
 * was decided or closed before changes nothing about an id that is none.
 */
export function lasting<T>(make: (scene: Scene) => Promise<T>) {
  const last = new WeakMap<Stage, T>();
  return async (scene: Scene, values: object): Promise<T> => {
    const isKept = Object.keys(values).every((name) => said.has(name));
    const known = isKept ? undefined : last.get(scene.stage);
    if (known !== undefined) return known;
    const made = await make(scene);
    last.set(scene.stage, made);
    return made;
  };
}

const Made = z.looseObject({ id: z.string() });
const { mia, jonas, zoe, crowd } = people;

/** Does it in the tab as this person, and waits for all that follows; gives the answer. */
async function does({ stage }: Scene, who: Someone, path: string, body: object): Promise<unknown> {
  const { app } = stage;
  const answer = await app.tell(who, path, { space, ...body });
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  await app.settled();
  return answer.body;
}

/** A post of Jonas', open for input. */
export async function newPost(scene: Scene): Promise<{ readonly id: string }> {
  const working = `Counting gauges, ${scene.stage.fresh()}`;
  const none = { learned: '', wanted: '', url: '', tags: '' };
  const made = await does(scene, jonas, '/posts/post', { working, ...none });
  const { id } = z.object({ post: Made }).parse(made).post;
  return { id };
}

/** A link of Jonas' that nobody has decided about; `seen` is what its buttons know of that. */
export async function newLink(scene: Scene): Promise<{ readonly id: string; readonly seen: 0 }> {
  const url = `https://n${scene.stage.fresh()}.example/gauges`;
  const made = await does(scene, jonas, '/links/share', { url, title: '', why, tags: '' });
  return { id: z.object({ link: Made }).parse(made).link.id, seen: 0 };
}

const Vetted = z.object({ link: z.object({ vetting: z.object({ at: z.number() }) }) });
/** A link of Jonas' that Mia has vetted. */
export async function vettedLink(
  scene: Scene,
): Promise<{ readonly id: string; readonly seen: number }> {
  const { id } = await newLink(scene);
  const decision = { id, decision: 'approve', seen: 0, text: '' };
  const { link } = Vetted.parse(await does(scene, mia, '/links/decide', decision));
  return { id, seen: link.vetting.at };
}

/** An award of Mia's that is open, with a crew nominated by Zoe. */
export async function openAward(
  scene: Scene,
): Promise<{ readonly period: string; readonly nomination: string }> {
  const name = `Crew number ${scene.stage.fresh()}`;
  const started = await does(scene, mia, '/awards/start', {
    ...{ name, closes: '2027-02-28', recurrence: 'once', ends: '', approvers: [jonas.id] },
  });
  const period = z.object({ period: Made }).parse(started).period.id;
  const crew = crowd.slice(4, 6).map(({ id }) => id);
  const nominated = await does(scene, zoe, '/awards/nominate', {
    ...{ period, people: crew, group: '', crewName: '', why, links: '' },
  });
  return { period, ...z.object({ nomination: z.string() }).parse(nominated) };
}

/** The same after its end: Jonas decides about it. */
export async function endedAward(scene: Scene): ReturnType<typeof openAward> {
  const award = await openAward(scene);
  await does(scene, mia, '/awards/end', { period: award.period });
  return award;
}

const Wall = z.object({ kudos: z.array(z.object({ id: z.string(), at: z.number() })).min(1) });
/** A kudos of Jonas' of this moment, as its buttons name it. */
export async function newKudos(scene: Scene, to: readonly Someone[] = [zoe, mia]) {
  const { stage } = scene;
  const { chat, ask, settled } = stage.app;
  const form = stage.seal('recognition.give', {}, jonas.id);
  const ids = to.map(({ id }) => id).join(',');
  const what = `reading every gauge, ${stage.fresh()}`;
  await chat.click(jonas, here, 'recognition.give', { ...form, people: ids, what, space });
  await settled();
  const path = `/recognition/wall?${new URLSearchParams({ space })}`;
  const [given] = Wall.parse((await ask(jonas, path)).body).kudos;
  return { kudos: given?.id, giver: jonas.id, at: given?.at, space };
}

import * as z from 'zod/v4';
import type { Scene } from './entry';
import { here, people, type Stage } from './stage';

const Made = z.object({ body: z.looseObject({}), status: z.literal(200) });

const Answers = z.object({ answers: z.array(z.object({ id: z.string() })).min(1) });

/** A question, a link, a post, a kudos and an award of others, to act on. */
export async function setScene(stage: Stage): Promise<Scene> {
  const { app } = stage;
  const { mia, jonas, zoe } = people;
  const space = here.conversation;
  const tell = async (path: string, body: object, who = jonas) => {
    const answer = Made.parse(await app.tell(who, path, { space, ...body }));
    await app.settled();
    return answer.body;
  };
  const id = (answer: object, of: string) =>
    z.object({ [of]: z.object({ id: z.string() }) }).parse(answer)[of]?.id ?? '';
  const asked = await tell('/questions/ask', {
    ...{ title: 'Which valve leaks the most?', details: '', tags: '', anonymous: false },
  });
  const question = id(asked, 'question');
  await tell('/questions/answer', { id: question, text: 'The one at the north plant.' }, zoe);
  const one = await app.ask(
    jonas,
    `/questions/one?${new URLSearchParams({ space, id: question })}`,
  );
  const [answered] = Answers.parse(one.body).answers;
  const shared = await tell('/links/share', {
    ...{ url: 'https://valves.example/', title: 'Valves', tags: '' },
    why: 'For whoever looks after valves: the drawings on its last pages are ours.',
  });
  const posted = await tell('/posts/post', {
    ...{ working: 'Counting valves', learned: '', wanted: '', url: '', tags: '' },
  });
  const started = await tell(
    '/awards/start',
    {
      ...{ name: 'Crew of the year', closes: '2027-02-28', recurrence: 'once', ends: '' },
      approvers: [jonas.id],
    },
    mia,
  );
  await app.chat.say(jonas, here, '{bot} kudos {0} for counting all the valves with me', [zoe]);
  await app.settled();
  const wall = await app.ask(jonas, '/recognition/wall');
  const Wall = z.object({ kudos: z.array(z.object({ id: z.string(), at: z.number() })) });
  const [given] = Wall.parse(wall.body).kudos;
  if (!given) throw new Error('The kudos is not there');
  return {
    ...{ stage, question, answer: answered?.id ?? '', link: id(shared, 'link') },
    ...{ post: id(posted, 'post'), award: id(started, 'period') },
    kudos: { kudos: given.id, giver: jonas.id, at: given.at },
  };
}

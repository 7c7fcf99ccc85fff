import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import { conversationOf } from '../spaces/standing';
import { messageLink } from '../teams/message-link';
import { Refusal } from '../teams/refusal';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { answer, markUseful } from './answer';
import { ask } from './ask';
import { listQuestions } from './board';
import {
  AnswerBody,
  AskBody,
  AskedAnswer,
  BoardAnswer,
  BoardQuery,
  DoneAnswer,
  OneAnswer,
  OneQuery,
  WhichAnswerBody,
  WhichBody,
} from './contract';
import { acceptAnswer, reopenQuestion } from './decide';
import { mayDecide, withAnswers } from './domain';
import { findQuestion, listAnswers } from './store';

const pageSize = 20;
const done: DoneAnswer = { done: true };

/** GET /questions and /questions/one; POST /questions/ask, /answer, /useful, /accept, /reopen. The board costs no storage transaction. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, tables, clock } = world;
  const participant = (caller: Caller, space: string) =>
    spaces.participant(caller.tenant, caller, space);

  const board = { query: BoardQuery, answer: BoardAnswer };
  answerGet(router, '/questions', board, async (caller, query) => {
    const { tenant } = caller;
    const readers = query.space
      ? [await spaces.reader(tenant, caller, query.space)]
      : await spaces.readable(tenant, caller);
    const found = listQuestions(world, caller, readers, {
      ...{ filter: query.filter, text: query.text ?? '', skip: query.skip, limit: pageSize + 1 },
      tags: await world.tags.parse(tenant, query.tag ?? ''),
    });
    return { questions: found.slice(0, pageSize), more: found.length > pageSize };
  });

  const one = { query: OneQuery, answer: OneAnswer };
  answerGet(router, '/questions/one', one, async (caller, { space: id, id: question }) => {
    const { space } = await spaces.reader(caller.tenant, caller, id);
    const found = await findQuestion(tables, caller.tenant, space.id, question);
    if (!found) throw new Refusal('questions.gone');
    const answers = await listAnswers(tables, caller.tenant, space.id, question);
    const link = messageLink(found.message, caller.tenant);
    return {
      question: withAnswers(found.question, answers),
      ...{ spaceName: space.name, answers, ...(link && { link }) },
      mayAccept: mayDecide(found.askerId, caller.id, space.curators),
    };
  });

  answerPost(
    router,
    '/questions/ask',
    { body: AskBody, answer: AskedAnswer },
    clock,
    async (caller, body, id) => {
      const asker = await participant(caller, body.space);
      const standing = { conversation: conversationOf(asker.space) };
      const { tags, anonymous, anyway } = body;
      return {
        question: await ask(world, {
          asker,
          wording: body,
          tags,
          anonymous,
          anyway,
          id,
          locale: caller.locale,
          standing,
        }),
      };
    },
  );
  answerPost(
    router,
    '/questions/answer',
    { body: AnswerBody, answer: DoneAnswer },
    clock,
    async (caller, body, { at }) => {
      await answer(world, await participant(caller, body.space), body, body, at);
      return done;
    },
  );
  const which = { body: WhichAnswerBody, answer: DoneAnswer };
  answerPost(router, '/questions/useful', which, clock, async (caller, body, { at }) => {
    await markUseful(world, await participant(caller, body.space), body, body.answer, at);
    return done;
  });
  answerPost(router, '/questions/accept', which, clock, async (caller, body, id) => {
    await acceptAnswer(world, await participant(caller, body.space), body, id, body.answer);
    return done;
  });
  answerPost(
    router,
    '/questions/reopen',
    { body: WhichBody, answer: DoneAnswer },
    clock,
    async (caller, body, id) => {
      await reopenQuestion(world, await participant(caller, body.space), body, id);
      return done;
    },
  );
  return router;
}

import { count } from '../counts/fold';
import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import { checkWords } from '../sensitivity/check';
import { writeAct } from '../spaces/act';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import { mustFind, refOf, type Target } from './answer';
import { tagsOf } from './ask';
import type { Question } from './contract';
import { countAccepted } from './counting';
import { accept, decideWording, mayDecide, reopen, reword, type Wording } from './domain';
import { index, messages, passOn, tell } from './effect-kinds';
import { invite, inviteNamed } from './invite';
import { remind } from './nudge';
import { type Found, findAnswer, questionRow } from './store';

/** Replaces the question's row after a decision; looks again where somebody was faster. */
async function replace(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
  decide: (
    found: Found,
  ) => Promise<{ question: Question; effects: Effect[]; writes?: readonly Write[] }>,
): Promise<Question> {
  const { tenant, space } = by;
  return once(world.tables, actPartition(tenant, space.id, target.id), id, () =>
    settle(async () => {
      const found = await mustFind(world, by, target.id);
      const { question, effects, writes = [] } = await decide(found);
      const ref = refOf(by, target.id);
      return writeAct(world, by, target.id, id, {
        writes: [
          { replace: questionRow(tenant, { ...found, question }), etag: found.etag },
          ...writes,
        ],
        effects: [messages.show(ref), ...effects],
        result: question,
      });
    }),
  );
}

function mustDecide({ askerId }: Found, { person, space }: Participant): void {
  if (!mayDecide(askerId, person.id, space.curators)) throw new Refusal('questions.onlyAsker');
}

/**
 * Accepts an answer. The first of two at once wins; the other is told which one it was. Two transactions,
 * and one more where the answer is none of those on the card.
 */
export async function acceptAnswer(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
  answer: string,
): Promise<Question> {
  return replace(world, by, target, id, async (found) => {
    mustDecide(found, by);
    const now = world.clock();
    const shown = found.question.answers.find(({ id: each }) => each === answer);
    const chosen =
      shown ?? (await findAnswer(world.tables, by.tenant, by.space.id, target.id, answer));
    const question = accept(found.question, chosen, now);
    const counted = count({ at: now, timeZone: by.space.timeZone, ...countAccepted(1) });
    return { question, effects: [index(refOf(by, target.id), { answer }), counted] };
  });
}

/** Opens a resolved question again. */
export async function reopenQuestion(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
): Promise<Question> {
  return replace(world, by, target, id, async (found) => {
    mustDecide(found, by);
    const { accepted: answer, acceptedAt: at = 0 } = found.question;
    const question = reopen(found.question);
    const counted = count({ at, timeZone: by.space.timeZone, ...countAccepted(-1) });
    return { question, effects: [index(refOf(by, target.id), { answer }), counted] };
  });
}

/** Gives a question other words, by its asker. */
export async function editQuestion(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
  typed: Wording & { readonly tags: string; readonly anyway?: boolean },
): Promise<Question> {
  return replace(world, by, target, id, async (found) => {
    if (found.askerId !== by.person.id) throw new Refusal('questions.onlyAskerEdits');
    const wording = decideWording(typed);
    const said = [wording.title, wording.details];
    const writes = checkWords(world, by, { about: target.id, id }, said, typed.anyway);
    const tags = await tagsOf(world, by.space, typed.tags, wording);
    const question = reword(found.question, wording, tags);
    return { question, effects: [index(refOf(by, target.id))], writes };
  });
}

/** Says that one is not the one to ask; the next best is asked instead. */
export async function decline(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
): Promise<Question> {
  return replace(world, by, target, id, async ({ question, askerId }) => {
    const ref = refOf(by, target.id);
    const { id: person } = by.person;
    const asked = question.asked.map((each) =>
      each.id === person ? { ...each, declined: true } : each,
    );
    const more = question.state === 'open' ? await invite(world, by, question, askerId, 1) : [];
    const effects = [index(ref, { declined: person }), ...more.map((each) => passOn(ref, each.id))];
    return { question: { ...question, asked: [...asked, ...more] }, effects };
  });
}

/** Names somebody who may know; refuses where they cannot be asked. */
export async function suggest(
  world: World,
  by: Participant,
  target: Target,
  id: OperationId,
  person: string,
): Promise<string> {
  const question = await replace(world, by, target, id, async ({ question: before, askerId }) => {
    // Whoever could answer themselves need not be asked.
    const named =
      person === by.person.id
        ? undefined
        : await inviteNamed(world, by, before, askerId, person, by.person.name);
    if (!named) throw new Refusal('questions.cannotAsk');
    const ref = refOf(by, target.id);
    return {
      question: { ...before, asked: [...before.asked, named] },
      effects: [passOn(ref, person), index(ref)],
    };
  });
  return question.asked.find((each) => each.id === person)?.name ?? '';
}

/**
 * Asks others where nobody has answered, once more after the first time, and reminds those who were asked;
 * then says so to the asker.
 * Undefined where nothing is to be done.
 */
export async function widenQuestion(
  world: World,
  where: Participant,
  target: Target,
  id: OperationId,
  again: (ref: ReturnType<typeof refOf>) => Effect[],
): Promise<Question> {
  return replace(world, where, target, id, async ({ question, askerId }) => {
    const ref = refOf(where, target.id);
    if (question.state !== 'open') return { question, effects: [] };
    const more = await invite(world, where, question, askerId);
    const names = { count: more.length, title: question.title };
    const effects = [
      ...more.map((each) => passOn(ref, each.id)),
      ...remind(ref, question, world.clock()),
      tell(ref, 'questions.told.widened', names),
      index(ref),
      ...again(ref),
    ];
    return { question: { ...question, asked: [...question.asked, ...more] }, effects };
  });
}

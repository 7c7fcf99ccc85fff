import { count } from '../counts/fold';
import { commit, once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { ActRef } from '../operations/message';
import type { Effect } from '../operations/outbox';
import { postedAnyway } from '../sensitivity/check';
import type { Space } from '../spaces/contract';
import { seenEffect } from '../spaces/effects';
import type { Participant } from '../spaces/membership';
import { newActId, shardOf, spacePartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import type { Question } from './contract';
import { countQuestion } from './counting';
import { questionDocument } from './documents';
import { checkAnonymous, checkPace, decideWording, type Wording } from './domain';
import { index, messages, passOn, widen } from './effect-kinds';
import { invite } from './invite';
import { type Kept, questionRow } from './store';

export interface Asking {
  readonly asker: Participant;
  readonly wording: Wording;
  /** As typed; tags that the text speaks of are added where none were. */
  readonly tags: string;
  readonly anonymous: boolean;
  /** Its author looked at what seems sensitive. */
  readonly anyway?: boolean;
  readonly id: OperationId;
  readonly locale: string;
  /** Where it comes to stand: a new message, or the message of its form. Without it, on the board alone, and nobody is written to. */
  readonly standing?: Standing;
}

const paceWindowMs = 60_000;
const proposed = 4;

/** The tags of a question: those that were typed, or else those its words speak of. */
export async function tagsOf(
  world: World,
  { tenant, id }: Space,
  typed: string,
  { title, details }: Wording,
) {
  const tags = await world.tags.parse(tenant, typed);
  return tags.length > 0 ? tags : world.tags.propose(tenant, [id], `${title} ${details}`, proposed);
}

function effectsOf(world: World, { asker, standing }: Asking, question: Question): Effect[] {
  const { tenant, space, person } = asker;
  const ref: ActRef = { tenant, space: space.id, id: question.id };
  const unseen = world.spaces.unseen(space, [person.id]);
  const standsIn = (where: NonNullable<Asking['standing']>) => [
    where.messageId ? messages.show(ref) : messages.post(ref, where.conversation),
    ...question.asked.map(({ id }) => passOn(ref, id)),
    widen(ref, 1, question.at),
  ];
  return [
    ...(standing ? standsIn(standing) : []),
    index(ref),
    count({ at: question.at, timeZone: space.timeZone, ...countQuestion(question) }),
    ...(unseen.length > 0 ? [seenEffect(tenant, space.id, unseen)] : []),
  ];
}

/**
 * Asks: every way in ends here. One transaction, and one more for each of up to three people who are asked;
 * a second delivery gives the same question.
 */
export async function ask(world: World, asking: Asking): Promise<Question> {
  const { asker, id, locale, standing } = asking;
  const { tenant, space, person } = asker;
  const shard = shardOf(id.hash, world.spaces.shards(space.id));
  const partition = spacePartition(tenant, space.id, shard);
  return once(world.tables, partition, id, async () => {
    const paceKey = `question ${tenant} ${person.id}`;
    checkPace(world.pace.recent(paceKey, paceWindowMs));
    checkAnonymous(space, asking.anonymous);
    const wording = decideWording(asking.wording);
    const said = [wording.title, wording.details];
    const kinds = world.sensitivity.check(asker, said, asking.anyway ?? false);
    const now = world.clock();
    const draft: Question = {
      // The time of the form, not of the delivery: the people asked hold a place for this id.
      ...{ id: newActId(id.at, id.hash, shard), space: space.id, ...wording, at: now },
      asker: asking.anonymous
        ? { id: '', name: '' }
        : { id: person.id, name: cleanLine(person.name) },
      tags: await tagsOf(world, space, asking.tags, wording),
      ...{ version: 1, state: 'open', asked: [], answers: [], answerCount: 0 },
    };
    const question = { ...draft, asked: await invite(world, asker, draft, person.id) };
    const { conversation, messageId } = standing ?? {};
    const message =
      conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
    const kept: Kept = { question, askerId: person.id, locale, ...(message && { message }) };
    const { result, repeated } = await commit(
      world.tables,
      {
        ...{ partition, id, result: question },
        writes: [
          { insert: questionRow(tenant, kept) },
          ...postedAnyway(asker, id, kinds, now, partition),
        ],
        effects: effectsOf(world, asking, question),
      },
      now,
    );
    if (!repeated) {
      world.pace.note(paceKey);
      world.search.apply(questionDocument(kept, space));
    }
    world.outbox.kick(partition);
    return result;
  });
}

import { readAddress } from '../addresses/address';
import { count } from '../counts/fold';
import { commit, once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { postedAnyway } from '../sensitivity/check';
import type { Space } from '../spaces/contract';
import { seenEffect } from '../spaces/effects';
import type { Participant } from '../spaces/membership';
import { newActId, shardOf, spacePartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { refOf } from './act';
import type { Post } from './contract';
import { countPost } from './counting';
import { postDocument } from './documents';
import { checkPace, decideLines, type Lines } from './domain';
import { index, messages } from './effect-kinds';
import { type Kept, postRow } from './store';

/** What somebody typed into a form or a line. */
export interface Wish extends Lines {
  /** Empty where there is nothing to look at. */
  readonly url: string;
  readonly tags: string;
  /** Its author looked at what seems sensitive. */
  readonly anyway?: boolean;
}

export interface Posting {
  readonly by: Participant;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  /** Where its card comes to stand: a new message, or the message of the form. Without it, in the tab alone, and nobody is written to. */
  readonly standing?: Standing;
}

const paceWindowMs = 60_000;
const proposed = 4;
const nothing = { inputs: [], watchers: [], helped: [] };

/** What a post says, of what somebody typed; tags that its words speak of are added where none were. */
export async function wordsOf(world: World, { tenant, id }: Space, wish: Wish) {
  const lines = decideLines(wish);
  const page = wish.url.trim() ? readAddress(wish.url, { http: world.allowHttp }) : undefined;
  const typed = await world.tags.parse(tenant, wish.tags);
  const spoken = Object.values(lines).join(' ');
  const tags = typed.length > 0 ? typed : world.tags.propose(tenant, [id], spoken, proposed);
  return { ...lines, tags, ...(page && { page: { url: page.url, host: page.host } }) };
}

function effectsOf(world: World, { by, standing }: Posting, post: Post): Effect[] {
  const { tenant, space, person } = by;
  const ref = refOf(by, post.id);
  const unseen = world.spaces.unseen(space, [person.id]);
  const { conversation, messageId } = standing ?? {};
  const showing = messageId ? messages.show(ref) : conversation && messages.post(ref, conversation);
  return [
    ...(showing ? [showing] : []),
    index(ref),
    count({ at: post.at, timeZone: space.timeZone, ...countPost(post) }),
    ...(unseen.length > 0 ? [seenEffect(tenant, space.id, unseen)] : []),
  ];
}

/** Posts: every way in ends here. One transaction; a second delivery gives the same post. */
export async function post(world: World, posting: Posting): Promise<Post> {
  const { by, wish, id, locale, standing } = posting;
  const { tenant, space, person } = by;
  const shard = shardOf(id.hash, world.spaces.shards(space.id));
  const partition = spacePartition(tenant, space.id, shard);
  return once(world.tables, partition, id, async () => {
    const paceKey = `post ${tenant} ${person.id}`;
    checkPace(world.pace.recent(paceKey, paceWindowMs));
    const now = world.clock();
    const fresh: Post = {
      ...{ id: newActId(now, id.hash, shard), space: space.id, at: now, state: 'open' },
      author: { id: person.id, name: cleanLine(person.name) },
      ...(await wordsOf(world, space, wish)),
      ...{ inputs: [], inputCount: 0, watchers: [], watcherCount: 0, helped: 0 },
    };
    const { conversation, messageId } = standing ?? {};
    const message =
      conversation && messageId ? { conversation: conversation.id, id: messageId } : undefined;
    const quiet = standing === undefined;
    const kept: Kept = {
      post: fresh,
      locale,
      ...(quiet && { quiet }),
      ...(message && { message }),
    };
    const said = [fresh.working, fresh.learned, fresh.wanted];
    const kinds = world.sensitivity.check(by, said, wish.anyway ?? false);
    const audit = postedAnyway(by, id, kinds, now, partition);
    const writes = [{ insert: postRow(tenant, kept) }, ...audit];
    const effects = effectsOf(world, posting, fresh);
    const operation = { partition, id, writes, effects, result: fresh };
    const { result, repeated } = await commit(world.tables, operation, now);
    if (!repeated) {
      world.pace.note(paceKey);
      world.search.apply(postDocument(kept, nothing, space));
    }
    world.outbox.kick(partition);
    return result;
  });
}

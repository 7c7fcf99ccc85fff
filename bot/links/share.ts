import { readAddress } from '../addresses/address';
import { count } from '../counts/fold';
import { once } from '../operations/commit';
import type { OperationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { settle } from '../operations/settle';
import { skillSeen } from '../people/contract';
import { postedAnyway } from '../sensitivity/check';
import type { SensitiveKind } from '../sensitivity/contract';
import { writeAct } from '../spaces/act';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Standing } from '../spaces/standing';
import { TablesError } from '../tables/port';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { refOf } from './act';
import type { Link, Said } from './contract';
import { countLink, countWhy, pointsOf } from './counting';
import { checkPace, decideTitle, decideWhy, isHidden, shareAgain } from './domain';
import { ask, askChannel, index, judge, messages } from './effect-kinds';
import { remind } from './nudge';
import { type Found, findLink, linkId, linkKey, linkRow, whyRow } from './store';
import { curatorsOf, knowingPeople } from './vetters';

/** What somebody typed into a form or a line. */
export interface Wish {
  readonly url: string;
  readonly title: string;
  readonly why: string;
  readonly tags: string;
  /** Its author looked at what seems sensitive. */
  readonly anyway?: boolean;
}

export interface Sharing {
  readonly by: Participant;
  readonly wish: Wish;
  readonly id: OperationId;
  readonly locale: string;
  /** Where its card comes to stand: a new message, or the message of the form. Without it, nobody is asked or told. */
  readonly standing?: Standing;
}

export interface Shared {
  readonly link: Link;
  /** It was there before: the why was added to it. */
  readonly known: boolean;
}

const paceWindowMs = 60_000;
const proposed = 4;

async function tagsOf(world: World, { tenant, space }: Participant, wish: Wish, words: string) {
  const tags = await world.tags.parse(tenant, wish.tags);
  return tags.length > 0 ? tags : world.tags.propose(tenant, [space.id], words, proposed);
}

/** The card at once, or, where it has to be vetted first, the question to those who can. */
function showing({ by, standing }: Sharing, link: Link): Effect {
  const ref = refOf(by, link.id);
  if (!standing || isHidden(link)) return messages.show(ref);
  const { conversation, messageId } = standing;
  return messageId
    ? messages.show(ref, { conversation: conversation.id, messageId })
    : messages.post(ref, conversation);
}

/** What is shared, with the kinds of what in it looks sensitive. */
type Checked = Sharing & { readonly kinds: readonly SensitiveKind[] };

/** A link that nobody has shared here yet, with its first why. */
async function first(world: World, sharing: Checked, link: Link, why: Said): Promise<Shared> {
  const { by, id, locale } = sharing;
  const { tenant, space, person } = by;
  const ref = refOf(by, link.id);
  const vetters = await knowingPeople(world, by, link);
  const asked = sharing.standing ? [...curatorsOf(space), ...vetters] : [];
  const points = pointsOf(link);
  const kept = { link, sharers: [person.id], vetters, locale, points };
  try {
    return await writeAct<Shared>(world, by, link.id, id, {
      writes: [
        { insert: linkRow(tenant, kept) },
        { insert: whyRow(ref, why) },
        ...postedAnyway(by, id, sharing.kinds, link.at, actPartition(tenant, space.id, link.id)),
      ],
      effects: [
        showing(sharing, link),
        index(ref),
        count({ at: link.at, timeZone: space.timeZone, ...countLink(link, points) }),
        ...[...new Set(asked)]
          .filter((one) => one !== person.id)
          .flatMap((one) => [ask(ref, one, 0), remind(ref, one, link.at)]),
        ...(sharing.standing && space.curatorsChannel ? [askChannel(ref)] : []),
        ...skillSeen({
          ...{ tenant, space: space.id, person: person.id, how: 'curated', act: link.id },
          at: link.at,
          skills: sharing.standing ? link.tags.slice(0, 2) : [],
        }),
      ],
      result: { link, known: false },
    });
  } catch (error) {
    // Somebody shared it at this moment: look again, and add the why to theirs.
    if (error instanceof TablesError && error.code === 'AlreadyExists')
      throw new TablesError('Changed', 'The link was shared meanwhile.');
    throw error;
  }
}

/** A why for a link that is there; what was sent back or retired is looked at again. */
async function another(world: World, sharing: Checked, found: Found, why: Said): Promise<Shared> {
  const { by, id } = sharing;
  const { tenant, space, person } = by;
  const { link } = found;
  const ref = refOf(by, link.id);
  const again = shareAgain(link, space.vettedFirst);
  const own = found.sharers.includes(person.id);
  const next = again ?? link;
  const asked = again ? [...curatorsOf(space), ...found.vetters] : [];
  return writeAct<Shared>(world, by, link.id, id, {
    writes: [
      again
        ? { replace: linkRow(tenant, { ...found, link: again }), etag: found.etag }
        : { touch: linkKey(link.id) },
      { put: whyRow(ref, why) },
      ...postedAnyway(by, id, sharing.kinds, why.at, actPartition(tenant, space.id, link.id)),
    ],
    effects: [
      messages.show(ref),
      index(ref),
      judge(ref),
      ...(own ? [] : [count({ at: why.at, timeZone: space.timeZone, ...countWhy(why, link) })]),
      ...[...new Set(asked)]
        .filter((one) => one !== person.id)
        .map((one) => ask(ref, one, link.note?.at ?? 0)),
      ...(again && (found.asked || space.curatorsChannel) ? [askChannel(ref)] : []),
    ],
    result: { link: next, known: true },
  });
}

/**
 * Shares a link with a why: every way in ends here. One address is one link in a space: sharing a known one
 * adds one's why to it. Two transactions; nothing is fetched from the address.
 */
export async function share(world: World, sharing: Sharing): Promise<Shared> {
  const { by, wish, id } = sharing;
  const { tenant, space, person } = by;
  const paceKey = `link ${tenant} ${person.id}`;
  const address = readAddress(wish.url, { http: world.allowHttp });
  const title = decideTitle(wish.title, address.url);
  const now = world.clock();
  const name = cleanLine(person.name);
  const why: Said = { by: { id: person.id, name }, text: decideWhy(wish.why, title), at: now };
  const which = linkId(address.key, world.spaces.shards(space.id));
  const tags = await tagsOf(world, by, wish, `${title} ${why.text}`);
  const partition = actPartition(tenant, space.id, which);
  return once(world.tables, partition, id, () =>
    settle(async () => {
      checkPace(world.pace.recent(paceKey, paceWindowMs));
      const found = await findLink(world.tables, tenant, space.id, which);
      // A known link keeps its title.
      const said = found ? [why.text] : [title, why.text];
      const kinds = world.sensitivity.check(by, said, wish.anyway ?? false);
      const checked = { ...sharing, kinds };
      const shared = found
        ? await another(world, checked, found, why)
        : await first(
            world,
            checked,
            {
              ...{ id: which, space: space.id, url: address.url, host: address.host, title, tags },
              ...{ at: now, first: why.by, whys: [why], whyCount: 1, contexts: [] },
              ...{ useful: 0, outdated: 0, state: space.vettedFirst ? 'pending' : 'unvetted' },
            },
            why,
          );
      world.pace.note(paceKey);
      return shared;
    }),
  );
}

import type { Kudos } from '../recognition/contract';
import type { Participant } from '../spaces/membership';
import { messageLink } from '../teams/message-link';
import { Refusal } from '../teams/refusal';
import { shorten } from '../texts/words';
import type { World } from '../world';
import { limits } from './domain';
import type { Wish } from './nominate';

type OfKudos = Pick<Wish, 'people' | 'group' | 'crewName' | 'why'> & {
  readonly evidence: NonNullable<Wish['evidence']>;
};

function receiverOf({ receiver, space }: Kudos): Pick<Wish, 'people' | 'group' | 'crewName'> {
  if (receiver.kind === 'space') return { people: [], group: space, crewName: '' };
  if (receiver.kind === 'person') return { people: [receiver.person.id], group: '', crewName: '' };
  const { people, name = '' } = receiver;
  return { people: people.map(({ id }) => id), group: '', crewName: name };
}

/** What a kudos says for a nomination: who, why, and itself as evidence. One transaction. */
export async function wishFrom(
  world: World,
  { tenant, space }: Participant,
  id: string,
): Promise<OfKudos> {
  const found = await world.findKudos(tenant, space.id, id);
  if (!found) throw new Refusal('awards.noSuchKudos');
  const { kudos, message } = found;
  const url = messageLink(message, tenant);
  const title = shorten(kudos.what, limits.longestTitle);
  return {
    ...receiverOf(kudos),
    why: shorten([kudos.what, kudos.possible].filter(Boolean).join('\n'), limits.longestWhy),
    evidence: [{ kind: 'kudos', title, ...(url && { url }) }],
  };
}

import type { Conversation } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import { notInstalledAsAbsent } from './membership';

/**
 * The private chat with somebody who may read the space now, through it or, where they are no member of it,
 * through another of theirs; undefined for anybody else: they hear nothing of what is in it.
 */
export async function chatWith(
  { spaces, roster, sender }: Pick<World, 'spaces' | 'roster' | 'sender'>,
  { tenant, space: id }: { readonly tenant: string; readonly space: string },
  person: string,
): Promise<Conversation | undefined> {
  const who = { id: person, name: '' };
  const reader = await spaces.reader(tenant, who, id).catch(refusedAsNobody);
  if (!reader) return undefined;
  const member = await roster.member(reader.space, person).catch(notInstalledAsAbsent);
  const through = member ? reader.space : await spaces.reach(tenant, person);
  return through && sender.personal(through, who);
}

function refusedAsNobody(error: unknown): undefined {
  return error instanceof Refusal ? undefined : notInstalledAsAbsent(error);
}

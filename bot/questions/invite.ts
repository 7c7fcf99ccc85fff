import { askedAtOnce } from '../experts/routing';
import { address, type Reader } from '../spaces/membership';
import { Refusal } from '../teams/refusal';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import type { Asked, Question } from './contract';

/** More than are asked, because some have left, may not read it, or were asked often enough. */
const looked = 12;
/** Asked about one question, so that they fit into its row: after so many nobody is named, or found, any more. */
const mostAsked = { named: 12, found: 24 };
/** Of a space that only its members read. */
const membersLooked = 100;

/** Somebody by name, if they may take part in the space and are no guest. */
async function invitable(world: World, { tenant, space }: Reader, person: string) {
  try {
    const { person: known } = await world.spaces.participant(
      tenant,
      { id: person, name: '' },
      space.id,
    );
    const member = await world.roster.member(address(space), person);
    return member?.role === 'guest' ? undefined : { id: person, name: cleanLine(known.name) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/**
 * The people to ask, with what speaks for them; each of the times a week they want to be asked is taken
 * at once: one transaction a person. Nobody twice for one question, never its asker.
 */
export async function invite(
  world: World,
  where: Reader,
  question: Pick<Question, 'id' | 'title' | 'details' | 'tags' | 'asked'>,
  askerId: string,
  count = askedAtOnce,
): Promise<Asked[]> {
  const { tenant, space } = where;
  const groups = (await world.spaces.groups(tenant)).map(({ id }) => id);
  const members = space.open ? undefined : await world.roster.some(address(space), membersLooked);
  const suggestions = world.experts.suggest({
    ...{ tenant, space: space.id, groups, tags: question.tags, asker: askerId, count: looked },
    members: members?.map(({ id }) => id),
    text: `${question.title} ${question.details.slice(0, 300)}`,
    not: question.asked.map(({ id }) => id),
  });
  const asked: Asked[] = [];
  const room = Math.min(count, mostAsked.found - question.asked.length);
  for (const { person, reasons } of suggestions) {
    if (asked.length >= room) break;
    const known = await invitable(world, where, person);
    if (known && (await world.experts.reserve(tenant, person, question.id)))
      asked.push({ ...known, reasons: [...reasons] });
  }
  return asked;
}

/** Somebody who was named by another; undefined where they cannot be asked. Refuses where enough people were. */
export async function inviteNamed(
  world: World,
  where: Reader,
  question: Question,
  askerId: string,
  person: string,
  by: string,
): Promise<Asked | undefined> {
  if (person === askerId || question.asked.some(({ id }) => id === person)) return undefined;
  const most = mostAsked.named;
  if (question.asked.length >= most) throw new Refusal('questions.enoughAsked', { most });
  const known = await invitable(world, where, person);
  if (!known || !(await world.experts.reserve(where.tenant, person, question.id))) return undefined;
  return { ...known, reasons: [{ key: 'questions.reason.named', values: { by } }] };
}

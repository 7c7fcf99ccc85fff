import type { Document } from '../search/contract';
import type { Space } from '../spaces/contract';
import type { AwardItem, Nominee, Period } from './contract';

function namesOf(nominee: Nominee | undefined): string[] {
  if (!nominee) return [];
  if (nominee.kind === 'group') return [nominee.name];
  return [nominee.name ?? '', ...nominee.people.map(({ name }) => name)];
}

export function documentId({ space, id }: Pick<Period, 'space' | 'id'>): string {
  return ['award', space, id].join('|');
}

/**
 * A period as it is found: by its name, and, once decided, by whom it went to and why. Its state tells
 * others where an award is open.
 */
export function awardDocument(period: Period, space: Space): Document {
  const { name, state, decision, opensAt } = period;
  const item: AwardItem = { ...period, spaceName: space.name };
  const winner = decision?.winner;
  return {
    ...{ tenant: space.tenant, id: documentId(period), kind: 'award' },
    ...{ space: space.id, title: name, tags: [], author: '', state },
    text: [decision?.why ?? '', ...namesOf(winner)].join('\n'),
    people: winner?.kind === 'crew' ? winner.people.map((person) => person.id) : [],
    at: decision?.at ?? opensAt,
    weight: winner ? 2 : 0,
    view: JSON.stringify(item),
  };
}

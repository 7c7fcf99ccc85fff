import { count } from '../counts/fold';
import type { OperationId } from '../operations/identity';
import { checkWords } from '../sensitivity/check';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import { inverseTime, joinKey } from '../tables/keys';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { refOf, replace } from './act';
import type { Period } from './contract';
import { countAward } from './counting';
import { type Choice, decide } from './domain';
import { announce, decided, index, messages } from './effect-kinds';

/**
 * An approver gives the award to one of the nominated, or to nobody this time. The first decision wins, and
 * leaves a row for audit in its batch; who comes second is told who decided. `quietly`, nobody is told.
 * Two transactions.
 */
export async function giveAward(
  world: World,
  by: Participant,
  period: string,
  id: OperationId,
  choice: Choice,
  quietly = false,
): Promise<Period> {
  const { person, tenant, space } = by;
  return replace(world, by, period, id, ({ found, nominations }) => {
    const now = world.clock();
    const who = { id: person.id, name: cleanLine(person.name) };
    const known = nominations.map(({ nomination }) => nomination);
    const decision = decide(found.period, known, found.asked, who, choice, now);
    const looked = checkWords(world, by, { about: period, id }, [decision.why], choice.anyway);
    const ref = refOf(by, period);
    const audit = {
      partition: actPartition(tenant, space.id, period),
      key: joinKey('z', inverseTime(now), id.hash.slice(0, 16)),
      ...{ what: 'awards.decide', by: person.id, of: period, at: now },
    };
    const counted = { at: now, timeZone: space.timeZone, ...countAward() };
    return {
      period: { ...found.period, state: 'decided', decision },
      writes: [{ insert: audit }, ...looked],
      effects: [
        index(ref),
        ...(decision.winner ? [count(counted)] : []),
        ...(quietly ? [] : [announce(ref), decided(ref), messages.show(ref)]),
      ],
    };
  });
}

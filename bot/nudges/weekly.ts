import { spanOf, weekOf } from '../counts/week';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import type { Outbox } from '../operations/worker';
import type { Space } from '../spaces/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';

const name = 'nudges.week';

/** What is done in a space in a week, each at its own time. */
type Work = (space: Space, week: string, now: number) => readonly Effect[];

/**
 * What happens in a space once a week, whichever instance sees first that a week has begun: an act named
 * after the week asks for it, so all the others find it done. A week that nobody saw (no instance ran) is
 * left out: after an outage there is no flood.
 */
export interface WeeklyWork {
  /** Something to be done in each space in each week, at the time it names. Called at start only. */
  add(work: Work): void;
  /** Sees to it that this week's work is asked for. One transaction for a space that this process has not seen this week. */
  ensure(space: Space): Promise<void>;
}

interface Needs {
  readonly tables: Tables;
  readonly outbox: Outbox;
  clock(): number;
}

export function makeWeeklyWork({ tables, outbox, clock }: Needs): WeeklyWork {
  const works: Work[] = [];
  const ensured = new Map<string, string>();
  return {
    add: (work) => {
      works.push(work);
    },
    ensure: async (space) => {
      const now = clock();
      const { tenant, id, timeZone, closed } = space;
      const week = weekOf(now, timeZone);
      if (closed || ensured.get(`${tenant} ${id}`) === week) return;
      const partition = spacePartition(tenant, id);
      // The marker is placed by the day the week began on the space's clocks: the same for all instances.
      const began = spanOf(week, timeZone).from;
      const effects = works.flatMap((work) => work(space, week, now));
      const act = {
        partition,
        id: operationId(began, name, id, week),
        writes: [],
        effects,
        result: null,
      };
      await commit(tables, act, now);
      ensured.set(`${tenant} ${id}`, week);
      outbox.kick(partition);
    },
  };
}

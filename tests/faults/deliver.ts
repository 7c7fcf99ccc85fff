import { setTimeout as pause } from 'node:timers/promises';
import type { Act, Outcome } from './acts';
import type { Random } from './random';

/** How acts reach the servers, counted. */
export interface Delivery {
  /**
   * Delivers an act until somebody says what became of it: one in ten to two servers at once, what is
   * not acknowledged again, and one in ten of what is acknowledged once more later. Gives `open` after
   * `longestMs`; then `problems` says so, as it does where two deliveries get different answers.
   */
  settle(act: Act, random: Random): Promise<Outcome>;
  /** Adds a problem somebody else saw. */
  note(problem: string): void;
  readonly counts: Readonly<Counts>;
  readonly problems: readonly string[];
}

interface Counts {
  acts: number;
  duplicates: number;
  redeliveries: number;
  /** Deliveries of acts that had been acknowledged. */
  late: number;
  /** People who were told that somebody else was faster. */
  conflicts: number;
}

const duplicated = 0.1;
const repeated = 0.1;
const longestMs = 120_000;
const firstPauseMs = 50;
const longestPauseMs = 2_000;

export function makeDelivery(endpoints: readonly string[]): Delivery {
  const counts: Counts = { acts: 0, duplicates: 0, redeliveries: 0, late: 0, conflicts: 0 };
  const problems: string[] = [];

  /** Two answers of which one is open may both be right; otherwise they are the same. */
  function together(act: Act, outcomes: readonly Outcome[]): Outcome {
    const [first, ...others] = outcomes.filter(({ is }) => is !== 'open');
    const different = others.find(({ is }) => is !== first?.is);
    if (first && different)
      problems.push(`${act.name} was both ${first.is} and ${JSON.stringify(different)}`);
    return first ?? outcomes[0] ?? { is: 'open', why: 'never delivered' };
  }

  async function once(act: Act, random: Random): Promise<Outcome> {
    const twice = random.chance(duplicated);
    if (twice) counts.duplicates += 1;
    const to = Array.from({ length: twice ? 2 : 1 }, () => random.pick(endpoints));
    return together(act, await Promise.all(to.map((endpoint) => act.deliver(endpoint))));
  }

  async function settle(act: Act, random: Random): Promise<Outcome> {
    counts.acts += 1;
    const begun = Date.now();
    let outcome = await once(act, random);
    for (let tries = 0; outcome.is === 'open' && Date.now() - begun < longestMs; tries += 1) {
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.5 + random.next() / 2));
      counts.redeliveries += 1;
      outcome = await once(act, random);
    }
    if (outcome.is === 'open') problems.push(`${act.name} was never acknowledged: ${outcome.why}`);
    if (outcome.is === 'done' && random.chance(repeated)) {
      counts.late += 1;
      together(act, [outcome, await act.deliver(random.pick(endpoints))]);
    }
    if (outcome.is === 'refused' && /at the same moment/.test(outcome.why)) counts.conflicts += 1;
    return outcome;
  }

  return { settle, note: (problem) => void problems.push(problem), counts, problems };
}

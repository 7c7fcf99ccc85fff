import { hotKudos, hotSpace } from '../bench/hot-space';
import type { Running } from './f1';
import type { Result } from './report';
import { startStore } from './stores';

const goals = { sqlite: 1_000, azure: 300 } as const;
const longestMs = 1_000;

/** F4: 50 people thank in one space at the same moment. Throughput is judged at full length only. */
export async function hot({ kind, short }: Running): Promise<Result> {
  const store = await startStore(kind);
  const tables = await store.open();
  try {
    // How long the effects take afterwards is not judged.
    const figures = await hotSpace(tables, short ? 300 : hotKudos[kind], 'left');
    const { perSecond, p50, p99, conflicts } = figures;
    const problems: string[] = [];
    if (conflicts > 0) problems.push(`${conflicts} people were told that it did not work`);
    if (!short && perSecond < goals[kind])
      problems.push(`${perSecond.toFixed(0)}/s is less than ${goals[kind]}/s`);
    if (!short && p99 > longestMs) problems.push(`p99 is ${p99.toFixed(0)} ms`);
    return {
      fault: 'F4',
      store: kind,
      goal: `${goals[kind]}/s or more, p99 1 s or less (at full length), no conflict seen by a person`,
      result: `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${conflicts} conflicts`,
      pass: problems.length === 0,
      problems,
      figures: { ...figures },
    };
  } finally {
    await tables.close();
    await store.close();
  }
}

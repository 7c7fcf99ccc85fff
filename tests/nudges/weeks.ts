import { parseArgs } from 'node:util';
import { simulate, wrongs } from './simulation';

/**
 * `npm run simulate -- [--people N] [--weeks N] [--seed S]`: weeks of nudges and digests on three instances,
 * one killed now and then; prints one JSON object, and fails where anything was told wrongly.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '500' },
      weeks: { type: 'string', default: '8' },
      seed: { type: 'string', default: String(Date.now()) },
    },
  });
  const [people, weeks] = [Number(values.people), Number(values.weeks)];
  const begun = Date.now();
  const simulated = await simulate({ people, weeks, seed: values.seed });
  const found = wrongs(simulated);
  const byWhat: Record<string, number> = {};
  for (const { what } of simulated.nudges) byWhat[what] = (byWhat[what] ?? 0) + 1;
  const { nudges, digests, spaces, kills, stoppedAt } = simulated;
  const result = {
    ...{ people, weeks, seed: values.seed, spaces: spaces.length, kills, stopped: stoppedAt.size },
    ...{ nudges: nudges.length, byWhat, digests: digests.length, wrong: found.slice(0, 20) },
    seconds: Math.round((Date.now() - begun) / 1_000),
  };
  console.log(JSON.stringify(result));
  if (found.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

import pino from 'pino';
import { makeProduct } from '../product';
import { readSettings } from '../settings';
import { listSpaces } from '../spaces/store';
import { demoActs } from './demo';
import { learn } from './learn';
import { larkfield } from './organisation';
import { play } from './play';

/** `npm start -- --demo`: fills an empty store, as a process of its own before the server starts. */
async function main([serviceUrl]: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  const [tenant] = settings.tenants;
  if (!settings.local || !tenant || !serviceUrl) throw new Error('For local mode only');
  const clock = { now: Date.now() };
  const log = pino({ level: 'error' });
  const { world, stop } = await makeProduct({ settings, log, tab: '', clock: () => clock.now });
  const scene = { tenant, organisation: larkfield, serviceUrl };
  if ((await listSpaces(world.tables, tenant)).length > 0)
    console.log(
      '--demo: the store is not empty, so it was left as it is. Delete .data to begin afresh.',
    );
  else {
    const now = Date.now();
    const kudos = await play(world, clock, scene, demoActs(larkfield, now));
    const count = kudos + (await learn(world, clock, scene, now));
    console.log(`--demo: ${count} acts of 14 weeks by ${larkfield.people.length} people.`);
  }
  await stop();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { simulate, wrongs } from './simulation';

/** The short form of `npm run simulate`. */
test('in weeks of nudges on three instances, one killed now and then, nobody is told too much', async () => {
  const simulated = await simulate({ people: 50, weeks: 2, seed: 'weeks' });
  expect(wrongs(simulated)).toEqual([]);
  expect(simulated.kills).toBeGreaterThan(3);
  expect(simulated.nudges.length).toBeGreaterThan(10);
  expect(simulated.throttled.length).toBeGreaterThan(1);
  expect(simulated.digests.length).toBeGreaterThan(1);
  expect(simulated.stoppedAt.size).toBeGreaterThan(1);
}, 120_000);

import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { sweep } from '../../bot/sweep';

const log = pino({ level: 'silent' });

test('a store that does not answer at the start is asked again, and then from time to time', async () => {
  let times = 0;
  const end = sweep(
    async () => {
      times += 1;
      if (times === 1) throw new Error('Unavailable');
      if (times === 3) end();
    },
    { log, everyMs: 1, soonMs: 2 },
  );
  expect(times).toBe(1);
  while (times < 3) await pause(1);
  await pause(10);
  expect(times).toBe(3);
});

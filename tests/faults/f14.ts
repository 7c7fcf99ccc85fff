import { setTimeout as pause } from 'node:timers/promises';
import { startConnector } from '../support/connector';
import { kudosByText } from './acts';
import { gather } from './crowd';
import { type Running, serverEnvironment } from './f1';
import type { Result } from './report';
import { rowsOf } from './rows';
import { makeServer } from './server';
import { startStore } from './stores';
import { makeWatch, tagOf } from './watch';

const atOnce = 16;
const fewest = 20;

/** F14: the server on the embedded store is killed while it acknowledges, and nothing is delivered again. */
export async function killedWhileAcknowledging(running: Running): Promise<Result> {
  const kills = running.short ? 3 : 20;
  const random = running.random.fork('F14');
  const store = await startStore('sqlite');
  const connector = await startConnector();
  const crowd = gather(connector, 'F14', { people: 1_000, places: 1 });
  const scene = { connectorUrl: connector.url, watch: makeWatch(connector) };
  const server = await makeServer(running.script, { ...serverEnvironment, ...store.environment });
  const [place] = crowd.places;
  if (!place) throw new Error('No place');
  const acknowledged: string[] = [];
  let number = 0;
  try {
    for (let life = 0; life < kills; life += 1) {
      await server.start();
      let alive = true;
      let here = 0;
      const person = async () => {
        while (alive) {
          const n = number++;
          const tag = tagOf(n);
          const people = crowd.people;
          const giver = people[n % people.length];
          const to = [people[(n + 1) % people.length], people[(n + 2) % people.length]];
          if (!giver || !to[0] || !to[1]) return;
          const what = `staying with ${tag} of the import until it ran`;
          const act = kudosByText(scene, { giver, place, to: [to[0], to[1]], what });
          const { is } = await act.deliver(server.endpoint);
          if (is !== 'done') return;
          acknowledged.push(tag);
          here += 1;
        }
      };
      const people = Array.from({ length: atOnce }, person);
      while (here < fewest) await pause(5);
      await pause(200 * random.next());
      await server.kill();
      alive = false;
      await Promise.all(people);
    }
    const tables = await store.open();
    const { kudos, markers: all } = await rowsOf(tables, place);
    // An act of nobody's, such as asking for the week's work, has a marker without a result.
    const markers = all.filter(({ result }) => result !== 'null');
    await tables.close();
    const tags = kudos.map(({ what }) => /part \d{6}/.exec(String(what))?.[0] ?? '');
    const there = new Set(tags);
    const lost = acknowledged.filter((tag) => !there.has(tag));
    const problems = lost.map((tag) => `${tag} was acknowledged and is lost`);
    if (there.size !== tags.length) problems.push('A kudos is there twice');
    if (markers.length !== kudos.length)
      problems.push(`${markers.length} markers and ${kudos.length} kudos`);
    return {
      fault: 'F14',
      store: 'sqlite',
      goal: '0 acknowledged writes lost',
      result: `${acknowledged.length} acknowledged over ${kills} kills: ${lost.length} lost`,
      pass: problems.length === 0,
      problems,
      figures: { acknowledged: acknowledged.length, kills, lost: lost.length },
    };
  } finally {
    await server.kill();
    await connector.close();
    await store.close();
  }
}

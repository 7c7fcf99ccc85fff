import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeSeals } from '../../bot/operations/seal';
import { spacePartition } from '../../bot/spaces/partition';
import { prefixRange } from '../../bot/tables/keys';
import { post, typing } from '../faults/acts';
import { bundle } from '../faults/bundle';
import { gather } from '../faults/crowd';
import { makeServer } from '../faults/server';
import { startStore } from '../faults/stores';
import { startConnector } from '../support/connector';
import { cardAction, message, type Someone, tenant } from '../support/turns';
import { type Load, load } from './turns-load';

const cardKey = 'a key of at least thirty-two characters';
const what = 'pairing on the import until the last file went through';
/** Nobody gives more than five in a minute. */
const people = 4_000;
const lifeMs = 3_600_000;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function middle(loads: readonly Load[]): Load {
  const of = (name: keyof Load) => median(loads.map((each) => each[name]));
  return {
    turns: loads.reduce((sum, { turns }) => sum + turns, 0),
    wrong: loads.reduce((sum, { wrong }) => sum + wrong, 0),
    ...{ perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') },
  };
}

function line(name: string, { perSecond, p50, p99, cpu, wrong }: Load): string {
  const figures = `p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  ${cpu.toFixed(0)} µs CPU a turn`;
  return `${name.padEnd(7)}${perSecond.toFixed(0).padStart(6)} turns/s  ${figures}  ${wrong} wrong`;
}

/**
 * Turns a second over HTTP: a kudos by form (parsed, authorised, written durably to the embedded store,
 * answered with its card, its message brought up to date and its other effects worked meanwhile) beside
 * an echo bot on the same edge that sends its message back; and beside one that only answers.
 * `--profile` keeps a CPU profile of the server that takes kudos.
 */
async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '5' },
      turns: { type: 'string', default: '2000' },
      profile: { type: 'string' },
    },
  });
  const [rounds, turns] = [Number(values.rounds), Number(values.turns)];
  const store = await startStore('sqlite');
  const connector = await startConnector();
  const built = await bundle('bot/index.ts');
  const builtEcho = await bundle('tests/bench/turns-echo.ts');
  const common = {
    ...{ LOCAL: 'true', LOG_LEVEL: 'warn', SEND_LIMITS: 'none' },
    ...{ TENANTS: tenant, CARD_KEYS: cardKey },
  };
  const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  const kudosServer = await makeServer(built.script, { ...common, ...store.environment }, flags);
  const echoServer = await makeServer(builtEcho.script, common);
  const crowd = gather(connector, 'Turns', { people: people + 3, places: 1 });
  const seals = makeSeals([cardKey]);
  const [place] = crowd.places;
  if (!place) throw new Error('No place');
  const tables = await store.open();
  let number = 0;

  /** Settles when no effect is left, so that the next round pays for its own only; gives how long that took, in milliseconds. */
  async function drained(): Promise<number> {
    const begun = performance.now();
    const partition = spacePartition(tenant, place?.conversation ?? '');
    const range = { ...prefixRange('o|'), limit: 1 };
    while ((await tables.list(partition, range)).rows.length > 0) await pause(50);
    return performance.now() - begun;
  }

  function body(verb: string, to: string): string {
    number += 1;
    const giver = crowd.people[number % people] as Someone;
    const target = { space: place?.conversation, kudos: 'x', giver: 'x', at: 0 };
    const nonce = `turn-${number}`;
    const sealed = seals.seal({ verb, target, nonce, now: Date.now(), lifeMs });
    const data = { sealed, people: to, whole: 'false', crewName: '', what, possible: '' };
    const click = cardAction(
      giver,
      place as NonNullable<typeof place>,
      connector.url,
      verb,
      data,
      `message-${number}`,
    );
    return JSON.stringify({ ...click, timestamp: new Date().toISOString() });
  }
  const spoken = (count: number) =>
    Array.from({ length: count }, () => {
      number += 1;
      const by = crowd.people[number % people] as Someone;
      const said = message(
        by,
        place as NonNullable<typeof place>,
        connector.url,
        `{bot} echo ${what}`,
      );
      return JSON.stringify({ ...said, timestamp: new Date().toISOString() });
    });
  const bodies = (count: number, verb: string) => {
    const to = crowd.people
      .slice(people)
      .map(({ id }) => id)
      .join(',');
    return Array.from({ length: count }, () => body(verb, to));
  };
  const echoed = (answer: string) => answer.includes(what);
  const thanked = (answer: string) => answer.includes('"AdaptiveCard"') && answer.includes(what);

  try {
    await Promise.all([kudosServer.start(), echoServer.start()]);
    const first = typing(crowd.people[0] as Someone, place, connector.url, '{bot} kudos');
    await post(kudosServer.endpoint, first);
    // Everybody is known as a member, and the code is hot, before anything is measured.
    const known = await load(kudosServer, bodies(people, 'recognition.nobodyElse'), (answer) =>
      answer.includes('"AdaptiveCard"'),
    );
    if (known.wrong > 0) throw new Error(`${known.wrong} people are not known as members`);
    await load(echoServer, bodies(people, 'echo'), echoed);
    await load(echoServer, spoken(turns), () => true);
    await load(kudosServer, bodies(turns, 'recognition.give'), thanked);
    await drained();
    const echo: Load[] = [];
    const silent: Load[] = [];
    const kudos: Load[] = [];
    const drains: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      silent.push(await load(echoServer, bodies(turns, 'echo'), echoed));
      const before = connector.sent.length;
      const said = await load(echoServer, spoken(turns), () => true);
      const replies = connector.sent.slice(before).filter(({ activity }) => activity.text === what);
      echo.push({ ...said, wrong: turns - replies.length });
      kudos.push(await load(kudosServer, bodies(turns, 'recognition.give'), thanked));
      drains.push(await drained());
      console.error(`${line('echo', echo[round] as Load)}\n${line('kudos', kudos[round] as Load)}`);
    }
    const [an, a, none] = [middle(echo), middle(kudos), middle(silent)];
    const ratio = an.perSecond / a.perSecond;
    const cpuRatio = a.cpu / an.cpu;
    console.error(
      `\nmedians of ${rounds} rounds of ${turns}\n${line('echo', an)}\n${line('kudos', a)}`,
    );
    console.error(
      `a kudos turn costs ${ratio.toFixed(2)} echo turns (${cpuRatio.toFixed(2)} by processor time)`,
    );
    const silentRatio = none.perSecond / a.perSecond;
    console.error(
      `${line('silent', none)}\nbeside an echo that sends nothing: ${silentRatio.toFixed(2)}`,
    );
    const drain = median(drains);
    console.error(`the effects of a round are done ${drain.toFixed(0)} ms after its last answer`);
    console.log(
      JSON.stringify({ ratio, cpuRatio, silentRatio, drain, echo: an, kudos: a, silent: none }),
    );
  } finally {
    await tables.close();
    await kudosServer.stop();
    await echoServer.stop();
    await built.remove();
    await connector.close();
    await store.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

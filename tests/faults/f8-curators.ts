import { setTimeout as pause } from 'node:timers/promises';
import { share } from '../../bot/links/share';
import { linkKey } from '../../bot/links/store';
import { type Given, vet } from '../../bot/links/vet';
import { operationId } from '../../bot/operations/identity';
import { actPartition } from '../../bot/spaces/partition';
import { putSpace } from '../../bot/spaces/store';
import type { Tables } from '../../bot/tables/port';
import { Refusal } from '../../bot/teams/refusal';
import { type Someone, someone, tenant } from '../support/turns';
import { type makeWorld, testSpace } from '../support/world';
import type { Random } from './random';

type World = Awaited<ReturnType<typeof makeWorld>>;

export const curators = ['Race curator Ada', 'Race curator Ben'].map(someone) as [Someone, Someone];
const laterMs = 4;
const why = 'It settles in ten minutes what curators like to argue about for a whole week.';

/** Lets the two be the curators of the space of the races. */
export async function nameCurators(tables: Tables): Promise<void> {
  await putSpace(tables, { ...testSpace, curators: curators.map(({ id }) => id) });
}

type Outcome = { readonly won: true } | { readonly won: false; readonly told: unknown };

async function decides(act: Promise<unknown>): Promise<Outcome> {
  try {
    await act;
    return { won: true };
  } catch (error) {
    return { won: false, told: error instanceof Refusal ? error.values?.name : String(error) };
  }
}

/** One curator approves a link while the other declines it, on two instances; gives what is wrong in the end. */
export async function decideAtOnce(
  number: number,
  here: World,
  there: World,
  random: Random,
): Promise<string[]> {
  const sharer = someone(`Race giver ${number}`);
  const { link } = await share(here.world, {
    by: await here.member(sharer),
    wish: { url: `https://race${number}.example/`, title: '', why, tags: '' },
    id: operationId(here.clock.now, 'race link', String(number)),
    locale: 'en',
  });
  const decide = async ({ world, member, clock }: World, n: 0 | 1, given: Given) => {
    const by = await member(curators[n]);
    const id = operationId(clock.now, 'race decision', String(number), String(n));
    await pause(random.next() * laterMs);
    return vet(world, by, link.id, id, given);
  };
  const [approved, declined] = await Promise.all([
    decides(decide(here, 0, { decision: 'approve', text: '', seen: 0 })),
    decides(decide(there, 1, { decision: 'decline', text: 'An advert.', seen: 0 })),
  ]);
  const stored = await here.world.tables.get(
    actPartition(tenant, testSpace.id, link.id),
    linkKey(link.id),
  );
  const state = /"state":"(\w+)"/.exec(String(stored?.row.link))?.[1];
  const name = `decision ${number}`;
  const problems: string[] = [];
  if (approved.won === declined.won)
    problems.push(`${name}: approved ${approved.won}, declined ${declined.won}`);
  if (state !== (approved.won ? 'vetted' : 'declined')) problems.push(`${name}: it is ${state}`);
  const [loser, winner] = approved.won ? [declined, curators[0]] : [approved, curators[1]];
  if (!loser.won && loser.told !== winner.name)
    problems.push(`${name}: who came second was told ${loser.told}`);
  return problems;
}

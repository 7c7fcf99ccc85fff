import { type Act, demoActs, type KudosAct } from '../../bot/local/demo';
import { larkfield } from '../../bot/local/organisation';
import { play } from '../../bot/local/play';
import type { WallAnswer, WallKudos } from '../../bot/recognition/contract';
import type { SpacesAnswer } from '../../bot/spaces/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Running, runProduct } from '../support/product';
import { tenant } from '../support/turns';

const now = Date.UTC(2026, 4, 20, 12);

/** The last kudos of the demo with all their joins. */
function lastOfDemo(): Act[] {
  const acts = demoActs(larkfield, now).slice(-60);
  const refs = new Set(acts.flatMap((act) => (act.kind === 'kudos' ? [act.ref] : [])));
  return acts.filter((act) => act.kind === 'kudos' || refs.has(act.of));
}

function called(name: string) {
  const person = larkfield.people.find((known) => known.name === name);
  if (!person) throw new Error(`Nobody is called ${name}`);
  return person;
}

async function wallOf(product: Running, person: string, space: string): Promise<WallKudos[]> {
  const kudos: WallKudos[] = [];
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ space, ...(after && { after }) });
    const { body } = await product.ask(called(person), `/recognition/wall?${query}`);
    const page = body as WallAnswer;
    kudos.push(...page.kudos);
    after = page.after;
  } while (after);
  return kudos;
}

test('the demo comes to stand on the walls as people would have written it', async () => {
  const product = await runProduct(openSqlite(':memory:'));
  const acts = lastOfDemo();
  const scene = { tenant, organisation: larkfield, serviceUrl: product.connector.url };
  expect(await play(product.product.world, product.clock, scene, acts)).toBe(acts.length);

  const readers = { network: 'Otto Bramble', meters: 'Sofia Larch', water: 'Noor Calder' };
  for (const { id, key } of larkfield.spaces) {
    const played = acts.filter((act): act is KudosAct => act.kind === 'kudos' && act.space === id);
    const joinsOf = (ref: string) => acts.filter((act) => act.kind === 'join' && act.of === ref);
    const wall = (await wallOf(product, readers[key], id)).reverse();
    expect(wall.map(({ at, what, giver, joinCount }) => [at, what, giver.id, joinCount])).toEqual(
      played.map(({ at, what, giver, ref }) => [at, what, giver, joinsOf(ref).length]),
    );
  }
  // Somebody who has only read so far finds the space too.
  const { body } = await product.ask(called('Noor Calder'), '/spaces');
  expect((body as SpacesAnswer).spaces.map(({ name }) => name)).toEqual(['Water Quality']);
  await product.close();
});

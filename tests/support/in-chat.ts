import type { Tables } from '../../bot/tables/port';
import { countedAgain } from './both-stores';
import { type Running, runProduct } from './product';
import type { Place, Someone } from './turns';

/**
 * Before each test: a product, and a chat of it that the first person added the app to and in which the others have
 * been, so that it is among their places. After it, what was counted is what its acts add up to. `started` gets it.
 */
export function inChat(
  open: () => Promise<Tables>,
  place: Place,
  [first, ...others]: readonly [Someone, ...Someone[]],
  started: (app: Running) => void,
  options: Parameters<typeof runProduct>[1] = {},
): void {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(await open(), options);
    app.connector.install(place.conversation, place.name ?? '', [first, ...others]);
    await app.chat.install(first, place);
    for (const person of others) await app.chat.say(person, place, '{bot} hi');
    app.connector.reset();
    started(app);
  });
  afterEach(async () => {
    await app.settled();
    const counted = await countedAgain(app.product.world.tables, place.tenant);
    await app.close();
    for (const each of counted) expect(each).toMatchObject({ differences: [], parked: [] });
  });
}

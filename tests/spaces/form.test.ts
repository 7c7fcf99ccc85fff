import { limits } from '../../bot/spaces/domain';
import { openSqlite } from '../../bot/tables/sqlite';
import { inputsOf, press } from '../support/cards';
import { runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const mia = someone('Mia Brandt');
const place = groupChat('19:large@thread.v2', 'Large chat');
const crowd = Array.from({ length: 300 }, (_, n) => someone(`Somebody with the number ${n}`));

test('the form of a large space fits on a card and knows whomever it names', async () => {
  const app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Large chat', [mia, ...crowd]);
  await app.chat.install(mia, place);
  const form = async () => {
    const [reply] = await app.chat.say(mia, place, '{bot} space');
    return reply.attachments[0].content;
  };
  const idsOf = (people: readonly Someone[]) => people.map(({ id }) => id);
  const named = {
    owners: idsOf([mia, ...crowd.slice(-limits.people + 1)]),
    leaders: idsOf(crowd.slice(110, 110 + limits.people)),
    curators: idsOf(crowd.slice(200, 203)),
  };
  const joined = Object.entries(named).map(([role, ids]) => [role, ids.join(',')]);
  const { verb, data } = press(await form(), 'Save', Object.fromEntries(joined));
  await app.chat.click(mia, place, verb, data, 'm');
  const card = await form();
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(24_000);
  for (const [role, ids] of Object.entries(named)) {
    const input = inputsOf(card).find(({ id }) => id === role);
    const choices = input?.choices as { value: string }[];
    expect(choices.map(({ value }) => value)).toEqual(expect.arrayContaining(ids));
    expect(choices).toHaveLength(Math.max(40, ids.length));
  }
  await app.close();
});

import { membersChanged, type Someone } from '../support/turns';
import type { Attack } from './attack';
import { buttons, leftOwner } from './buttons';
import type { Scene } from './entry';
import { asking } from './outsiders';
import { here, people } from './stage';
import type { Row } from './table';
import { badTokens, notOnTheList } from './tokens';

const space = here.conversation;

async function rowOf([attacker, entry, expected, run]: Attack): Promise<Row> {
  const { got, problems } = await run().catch((error: unknown) => ({
    ...{ got: 'it broke off', problems: [String(error)] },
  }));
  return { input: attacker, entry, expected, got, pass: problems.length === 0, problems };
}

/** Every attacker of the design, through every way in that they have. */
export async function attackers(scene: Scene): Promise<Row[]> {
  const { stage } = scene;
  const removed = people.crowd[0] as Someone;
  const rows: Row[] = [];
  const run = async (attacks: readonly Attack[]) => {
    for (const attack of attacks) {
      stage.app.clock.now += 61_000;
      rows.push(await rowOf(attack));
    }
  };
  await run(badTokens(scene));
  await run(notOnTheList(scene));
  await run(asking('a member of one space who asks for another', people.stranger, scene));
  stage.app.connector.leave(space, removed.teamsId);
  const gone = [{ id: removed.teamsId, aadObjectId: removed.id }];
  const { chat, connector } = stage.app;
  await chat.post(membersChanged(people.mia, here, connector.url, 'membersRemoved', gone));
  await run(asking('somebody removed a minute ago', removed, scene));
  await run(buttons(scene));
  await run(leftOwner(scene));
  return rows;
}

import type { Running } from '../support/product';
import { groupChat, someone } from '../support/turns';

const person = (name: string) => ({ ...someone(name), name });

/** Who is in the stores of all versions, and where. */
export const cast = [person('Mia Brandt'), person('Jonas Weber'), person('Zoe Okafor')] as const;
export const place = groupChat('19:upgrades@thread.v2', 'Old pumps');

/** Puts them there, as Teams would know them. */
export async function install(app: Running): Promise<Running> {
  app.connector.install(place.conversation, 'Old pumps', cast);
  await app.chat.install(cast[0], place);
  for (const each of cast) await app.chat.say(each, place, '{bot} help');
  await app.settled();
  return app;
}

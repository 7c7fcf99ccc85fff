import type { GroupsAnswer } from '../../bot/spaces/contract';
import { bothStores } from '../support/both-stores';
import { wordsOf } from '../support/cards';
import { runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const names = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer', 'Samir Aziz'];
const people = names.map(someone);
const [mia, jonas] = people as [Someone, Someone];
const place = groupChat('19:alive@thread.v2', 'Water lab');
const weekMs = 7 * 86_400_000;

test.each(bothStores)(
  'how alive a group is: in words, and in a number only of weeks that are over in which five people acted, on %s',
  async (_name, open) => {
    const app = await runProduct(await open());
    try {
      app.connector.install(place.conversation, 'Water lab', people);
      await app.chat.install(mia, place);
      await app.tell(mia, '/groups/open', { space: place.conversation });
      const thank = async (by: readonly Someone[]) => {
        for (const [n, person] of by.entries())
          await app.chat.say(
            person,
            place,
            `{bot} kudos {0} for staying with pump ${n} to the end`,
            [person === mia ? jonas : mia],
          );
        await app.settled();
      };
      const told = async () => {
        app.clock.now += 31_000;
        const { groups } = (await app.ask(mia, '/groups')).body as GroupsAnswer;
        const [card] = await app.chat.say(mia, place, '{bot} groups');
        return [groups[0]?.alive, groups[0]?.acts, wordsOf(card?.attachments[0].content)];
      };
      expect(await told()).toEqual([false, null, expect.stringContaining('quiet for four weeks')]);
      await thank([mia]);
      expect(await told()).toEqual([true, null, expect.stringContaining('alive in these four')]);
      await thank(people.slice(1));
      // All five acted by now, but the week still grows: its number would tell of each who acts.
      expect(await told()).toEqual([true, null, expect.stringContaining('alive in these four')]);
      app.clock.now += weekMs;
      expect(await told()).toEqual([true, 5, expect.stringContaining('5 acts in four weeks')]);
      // Another week, of two, adds nothing to the number.
      await thank([mia, jonas]);
      app.clock.now += weekMs;
      expect(await told()).toEqual([true, 5, expect.stringContaining('5 acts in four weeks')]);
    } finally {
      await app.close();
    }
  },
);

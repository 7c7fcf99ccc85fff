import type { FakeConnector } from '../support/connector';
import { groupChat, someone } from '../support/turns';
import { post } from './acts';
import type { Instance } from './instance';
import type { Stage } from './plays';

/** A chat with three people nobody has seen before; what is done on it goes to the instance. */
export function setStage(
  name: string,
  url: string,
  connector: FakeConnector,
  instance: Instance,
): Stage {
  const person = (first: string, full: string) => ({ ...someone(`${name} ${first}`), name: full });
  const mia = person('mia', 'Mia Brandt');
  const jonas = person('jonas', 'Jonas Weber');
  const zoe = person('zoe', 'Zoe Okafor');
  const place = groupChat(`19:${name}@thread.v2`, 'Release chat');
  connector.install(place.conversation, 'Release chat', [mia, jonas, zoe]);
  return {
    ...{ place, mia, jonas, zoe, url, connector },
    does: async (activity) => {
      const answer = await post(instance.endpoint, activity);
      await instance.settled();
      if (answer?.status !== 200) throw new Error(`Answered ${answer?.status}`);
      return answer.body;
    },
  };
}

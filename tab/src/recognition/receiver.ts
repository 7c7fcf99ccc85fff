import type { Receiver } from '../../../bot/recognition/contract';
import { together } from '../names';
import { text } from '../texts';

/** Who is thanked: a heading and, for a crew with a name, the people in it. */
export function receiverText(receiver: Receiver): { title: string; people?: string } {
  switch (receiver.kind) {
    case 'person':
      return { title: receiver.person.name };
    case 'space':
      return { title: text('kudos.wholeSpace', receiver) };
    case 'crew': {
      const people = together(receiver.people.map(({ name }) => name));
      return receiver.name ? { title: receiver.name, people } : { title: people };
    }
  }
}

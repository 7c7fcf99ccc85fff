import type { Receiver } from '../../../bot/recognition/contract';
import { together } from '../names';
import { text } from '../texts';

/** Who is thanked: a heading and, for a crew with a name or a large one, the people in it. */
export function receiverText(receiver: Receiver): { title: string; people?: string } {
  switch (receiver.kind) {
    case 'person':
      return { title: receiver.person.name };
    case 'space':
      return { title: text('kudos.wholeSpace', receiver) };
    case 'crew': {
      const people = together(receiver.people.map(({ name }) => name));
      if (receiver.name) return { title: receiver.name, people };
      const count = receiver.people.length;
      return count > 3 ? { title: text('kudos.crew', { count }), people } : { title: people };
    }
  }
}

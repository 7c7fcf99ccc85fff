import type { Conversation, Turn } from '../teams/port';
import type { Space } from './contract';

/** Where the card of an act comes to stand: in a new message, or in the message of its form. */
export interface Standing {
  readonly conversation: Conversation;
  readonly messageId?: string;
}

/** Where a card goes that was not written in the space itself. */
export function conversationOf({ tenant, serviceUrl, conversation }: Space): Conversation {
  return { tenant, serviceUrl, id: conversation };
}

/** Where something for a space stands that was sent from a turn: in place of its form, if the form is in the space. */
export function standingIn(space: Space, turn: Turn, messageId?: string): Standing {
  if (turn.space?.id !== space.id) return { conversation: conversationOf(space) };
  return { conversation: turn.conversation, ...(messageId && { messageId }) };
}

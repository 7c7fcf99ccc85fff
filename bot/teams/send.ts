import type { Activity } from 'botbuilder-core';
import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';
import { attachment } from './answers';
import type { Connectors } from './connectors';
import { sendError } from './failure';
import { type Card, type Roster, RosterError, SendError, type Sender } from './port';

interface Needs {
  readonly connectors: Connectors;
  readonly roster: Roster;
  /** The bot's app id; in local mode any name does. */
  readonly bot: string;
}

const personalChats = 50_000;

/**
 * A message with a card. Text and card never go together: Teams makes two messages of that, and neither
 * can be updated. The summary is what notifications and screen readers announce.
 */
function message(card: Card, summary: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [attachment(card)] };
}

async function attempt<T>(idempotent: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw sendError(error, idempotent);
  }
}

export function makeSender({ connectors, roster, bot }: Needs): Sender {
  const chats = new LRUCache<string, string>(atMost(personalChats));
  const from = { id: `28:${bot}`, name: '' };

  async function teamsIdOf(...[space, person]: Parameters<Sender['personal']>): Promise<string> {
    try {
      const member = await roster.member(space, person.id);
      if (member) return member.teamsId;
    } catch (error) {
      const gone = error instanceof RosterError && error.code === 'notInstalled';
      // Asking sent nothing, so it may be tried again.
      throw new SendError(gone ? 'gone' : 'throttled', 'Not found in the roster', undefined, {
        cause: error,
      });
    }
    throw new SendError('gone', 'Not in the space any more');
  }

  return {
    post: (to, card, summary) =>
      attempt(false, async () => {
        const { chat } = await connectors(to.serviceUrl);
        const activity = { ...message(card, summary), from, conversation: { id: to.id } };
        // The SDK's types want every field of an activity; the service wants these.
        return (await chat.conversations.sendToConversation(to.id, activity as Activity)).id;
      }),
    update: (to, messageId, card, summary) =>
      attempt(true, async () => {
        const { chat } = await connectors(to.serviceUrl);
        const activity = { ...message(card, summary), from, conversation: { id: to.id } };
        await chat.conversations.updateActivity(to.id, messageId, activity as Activity);
      }),
    remove: async (to, messageId) => {
      try {
        await attempt(true, async () => {
          const { chat } = await connectors(to.serviceUrl);
          await chat.conversations.deleteActivity(to.id, messageId);
        });
      } catch (error) {
        if (!(error instanceof SendError && error.code === 'gone')) throw error;
      }
    },
    personal: async (space, person) => {
      const { tenant, serviceUrl } = space;
      const key = JSON.stringify([tenant, serviceUrl, person.id]);
      const member = chats.has(key) ? '' : await teamsIdOf(space, person);
      // Teams gives the same chat for the same person, so asking twice does no harm.
      const id =
        chats.get(key) ??
        (await attempt(true, async () => {
          const { chat } = await connectors(serviceUrl);
          const made = await chat.conversations.createConversation({
            isGroup: false,
            bot: from,
            members: [{ id: member, name: '' }],
            tenantId: tenant,
            channelData: { tenant: { id: tenant } },
          } as Parameters<typeof chat.conversations.createConversation>[0]);
          return made.id;
        }));
      chats.set(key, id);
      return { tenant, serviceUrl, id };
    },
  };
}

import * as z from 'zod/v4';
import type { Envelope } from './envelope';
import type { Registry } from './registry';

const CardValue = z.looseObject({ action: z.looseObject({ verb: z.string() }) });
const CommandValue = z.looseObject({ commandId: z.string() });
const types = ['message', 'conversationUpdate', 'installationUpdate', 'event'];

/** What a turn is called where it is measured: of the activity's type, and of what the practices registered. Whatever else is in it is `other`. */
export function turnName({ type, name, ...rest }: Envelope, registry: Registry): string {
  const value: unknown = rest.value;
  if (type !== 'invoke') return types.includes(type) ? type : 'other';
  const card = CardValue.safeParse(value);
  const verb = card.success ? card.data.action.verb : '';
  if (name === 'adaptiveCard/action') return registry.verbs.includes(verb) ? verb : 'other';
  const command = CommandValue.safeParse(value);
  const id = command.success ? command.data.commandId : '';
  if (registry.dialogs.includes(id) || registry.queries.includes(id)) return id;
  return name === 'composeExtension/queryLink' ? 'link' : 'other';
}

import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { ActivityTypes, type TurnContext } from 'botbuilder-core';
import * as z from 'zod/v4';
import type { Adapter } from './adapter';
import { sentenceBody } from './answers';
import { sentenceFor } from './boundary';
import { type Envelope, envelopeOf } from './envelope';
import { onInvoke } from './invokes';
import { type Entry, onEvent, onInstalled, onMessage } from './messages';
import type { LiveRoster } from './roster';
import { localeOf, spaceAt } from './turn';

export interface ApplicationNeeds extends Entry {
  readonly adapter: Adapter;
  readonly roster: LiveRoster;
}

const Changes = z.looseObject({
  membersAdded: z
    .array(z.looseObject({ id: z.string(), aadObjectId: z.string().nullish() }))
    .nullish(),
  membersRemoved: z
    .array(z.looseObject({ id: z.string(), aadObjectId: z.string().nullish() }))
    .nullish(),
});

/**
 * teams-ai's application with routes of our own only: its fluent interfaces keep state between requests,
 * match commands anywhere in a text, and answer on one channel alone. No storage is given, so no turn
 * reads or writes state.
 */
export class TeamsApplication extends Application<TurnState> {
  constructor(private readonly needs: ApplicationNeeds) {
    super({ removeRecipientMention: false, startTypingTimer: false });
    this.turn('beforeTurn', async ({ activity }) => this.learnName(envelopeOf(activity)));
    this.addRoute(
      ofType(ActivityTypes.Invoke),
      async (context) => respond(context, await onInvoke(context, needs)),
      true,
    );
    this.addRoute(ofType(ActivityTypes.Message), (context) => onMessage(context, needs));
    this.addRoute(ofType(ActivityTypes.InstallationUpdate), (context) =>
      onInstalled(context, needs),
    );
    this.addRoute(ofType(ActivityTypes.Event), (context) => onEvent(context, needs));
    this.addRoute(ofType(ActivityTypes.ConversationUpdate), async (context) =>
      this.follow(context),
    );
    needs.adapter.onTurnError = async (context, error) => {
      const envelope = envelopeOf(context.activity);
      const sentence = sentenceFor(error, { locale: localeOf(envelope), log: needs.log });
      if (envelope.type === ActivityTypes.Invoke)
        await respond(context, sentenceBody(envelope.name, sentence));
    };
  }

  /** The option of this name is ignored, and one timer is shared by all turns: there is none. */
  override startTypingTimer(): void {}

  private learnName(envelope: Envelope): true {
    const space = spaceAt(envelope);
    const { name } = envelope.conversation;
    if (space?.kind === 'groupChat' && name) this.needs.roster.named(space, name);
    return true;
  }

  /** Keeps the roster in step with who comes and goes, as Teams tells it. */
  private follow({ activity }: TurnContext): void {
    const space = spaceAt(envelopeOf(activity));
    const changes = Changes.safeParse(activity);
    if (!space || !changes.success) return;
    const { membersAdded, membersRemoved } = changes.data;
    const moved = [...(membersAdded ?? []), ...(membersRemoved ?? [])];
    this.needs.roster.changed(
      space,
      moved.flatMap(({ id, aadObjectId }) => (aadObjectId ? [id, aadObjectId] : [id])),
    );
  }
}

function ofType(type: string) {
  return async ({ activity }: TurnContext) => activity.type === type;
}

async function respond(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

import { wordsOf } from '../support/cards';
import type { FakeConnector, Sent } from '../support/connector';

/** A message as its readers see it now. */
interface Shown {
  readonly conversation: string;
  readonly id: string;
  readonly card: unknown;
}

/** What the connector was sent, found by what it says. */
export interface Watch {
  /** What the bot replied to an activity. */
  replies(activityId: string): readonly Sent[];
  /** The messages that show the kudos with this tag; forms that merely hold it do not count. */
  showing(tag: string): readonly Shown[];
}

/** Marks the words of a kudos, so that it is found again wherever it shows. */
export function tagOf(number: number): string {
  return `part ${String(number).padStart(6, '0')}`;
}

const tags = /part \d{6}/;

/** Follows a connector. Each message is looked at once, so that thousands are cheap. */
export function makeWatch({ sent }: Pick<FakeConnector, 'sent'>): Watch {
  const replies = new Map<string, Sent[]>();
  const byTag = new Map<string, Map<string, Shown>>();
  const tagAt = new Map<string, string>();
  let seen = 0;

  function look({ method, conversation, id, activity }: Sent & object): void {
    const message = `${conversation} ${id}`;
    const before = tagAt.get(message);
    if (before) byTag.get(before)?.delete(message);
    if (method === 'DELETE') return;
    const card: unknown = activity?.attachments?.[0]?.content;
    const tag = tags.exec(wordsOf(card))?.[0];
    if (!tag) return;
    tagAt.set(message, tag);
    const shown = byTag.get(tag) ?? new Map<string, Shown>();
    byTag.set(tag, shown.set(message, { conversation, id, card }));
  }

  function catchUp(): void {
    for (; seen < sent.length; seen += 1) {
      const each = sent[seen];
      if (!each) return;
      if (each.replyTo) replies.set(each.replyTo, [...(replies.get(each.replyTo) ?? []), each]);
      look(each);
    }
  }

  return {
    replies: (activityId) => {
      catchUp();
      return replies.get(activityId) ?? [];
    },
    showing: (tag) => {
      catchUp();
      return [...(byTag.get(tag)?.values() ?? [])];
    },
  };
}

import { invoke } from '../support/turns';
import type { Entry } from './entry';
import { id } from './fields';
import { here } from './stage';

/** A link that is pasted into a message: ours unfold, for whom they are. */
export const linkEntries: readonly Entry[] = [
  {
    ...{ way: 'link', name: 'links', acts: false },
    fields: { space: id, link: id, url: { kind: 'url', passing: true } },
    ask: ({ stage, link }, who, { url, ...values }) => {
      const about = { space: here.conversation, link, ...values };
      const texts = Object.entries(about).map(([key, value]): [string, string] => [
        key,
        String(value),
      ]);
      const ours = `https://learning.example/tab/links?${new URLSearchParams(texts)}`;
      const value = { url: url ?? ours };
      const { url: service } = stage.app.connector;
      return { activity: invoke(who, here, service, 'composeExtension/queryLink', value) };
    },
  },
];

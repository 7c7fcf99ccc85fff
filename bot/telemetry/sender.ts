import type { Sender } from '../teams/port';
import type { Observe } from './observe';

/** The same sender, each sending measured by its kind. */
export function observeSender(sender: Sender, observe: Observe): Sender {
  const measured =
    <Words extends unknown[], T>(what: string, send: (...words: Words) => Promise<T>) =>
    (...words: Words): Promise<T> =>
      observe({ kind: 'send', what }, () => send(...words));
  return {
    post: measured('post', sender.post),
    update: measured('update', sender.update),
    remove: measured('remove', sender.remove),
    personal: measured('personal', sender.personal),
  };
}

import type { FakeConnector } from '../support/connector';
import { groupChat, type Place, type Someone, someone } from '../support/turns';

/** People and the group chats all of them are in. */
export interface Crowd {
  readonly people: readonly Someone[];
  readonly places: readonly Place[];
}

/** Makes up a crowd and puts it into the connector's rosters. Different names give different ids. */
export function gather(
  connector: FakeConnector,
  name: string,
  size: { readonly people: number; readonly places: number },
): Crowd {
  const numbered = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const people = numbered(size.people).map((n) => someone(`${name} person ${n}`));
  const places = numbered(size.places).map((n) => {
    const slug = name.toLowerCase().replace(/\W+/g, '-');
    return groupChat(`19:${slug}-${n}@thread.v2`, `${name} chat ${n}`);
  });
  for (const place of places) connector.install(place.conversation, place.name ?? '', people);
  return { people, places };
}

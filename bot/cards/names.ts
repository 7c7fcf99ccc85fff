import { hasLeft } from '../forgetting/pseudonym';
import { markdownFree } from './parts';

const lists = new Map<string, Intl.ListFormat>();

/** "Mia, Jonas and Aylin", as the language says it. */
export function joinNames(names: readonly string[], locale: string): string {
  const list = lists.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  lists.set(locale, list);
  return list.format(names);
}

/** The entities of those who are still here: somebody who left has no account to mention. */
export function mentionsOf(people: readonly { readonly id: string; readonly name: string }[]) {
  return people.filter(({ id }) => !hasLeft(id)).map(mention);
}

/** How somebody is written where `mentionsOf` gives the entities. */
export function nameIn(person: { readonly id: string; readonly name: string }): string {
  return hasLeft(person.id) ? markdownFree(person.name) : mention(person).text;
}

/** Mentions notify people; Teams matches the markup to the entity letter by letter. Ids are those the server looked up. */
function mention({ id, name }: { readonly id: string; readonly name: string }) {
  const shown = markdownFree(name);
  return { type: 'mention', text: `<at>${shown}</at>`, mentioned: { id, name: shown } };
}

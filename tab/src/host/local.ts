/** Local mode: nobody is signed in, and the page is whoever of the demo people it says it is. */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
}

/** The people one can be; undefined where the server is not in local mode. */
export async function localPeople(): Promise<readonly LocalPerson[] | undefined> {
  const response = await fetch('/local/people').catch(() => undefined);
  if (!response?.ok) return undefined;
  const { people } = (await response.json()) as { people: readonly LocalPerson[] };
  return people.length > 0 ? people : undefined;
}

/** A token for one of them, signed by the server's own small issuer. */
export async function localToken(person: string): Promise<string> {
  const response = await fetch('/local/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!response.ok) throw new Error(`No local token (${response.status})`);
  const { token } = (await response.json()) as { token: string };
  return token;
}

const parameter = 'as';

/** The person named in the address (`?as=`), so that a reload and a link keep them. */
export function personInAddress(people: readonly LocalPerson[]): LocalPerson | undefined {
  const id = new URLSearchParams(location.search).get(parameter);
  return people.find((person) => person.id === id) ?? people[0];
}

export function putPersonInAddress(person: LocalPerson): void {
  const address = new URL(location.href);
  address.searchParams.set(parameter, person.id);
  history.replaceState(null, '', address);
}

import type { RowKind } from '../forgetting/kinds';
import { forgetIn, type Leaver } from '../forgetting/leaver';
import { joinKey, time } from '../tables/keys';
import type { Row, Stored, Tables } from '../tables/port';

function parsed(text: unknown): unknown {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
}

/** Whether a document or a change names somebody; words of it that speak of them are not looked at. */
function names({ id, people, document, view }: Row, leaver: Leaver): boolean {
  const changes = (json: unknown) => {
    const value = parsed(json);
    return forgetIn(value, leaver) !== value;
  };
  return (
    String(id ?? '')
      .split('|')
      .includes(leaver.id) ||
    String(people ?? '')
      .split('\n')
      .includes(leaver.id) ||
    changes(document) ||
    changes(view)
  );
}

/** What is left of a document that named somebody: that it is gone. */
function forgetDocument(row: Row, leaver: Leaver): Row {
  const { partition, key, id = '', changed = 0 } = row;
  return names(row, leaver) ? { partition, key, id, changed, gone: true } : row;
}

/** The documents and their change log. */
export const searchKinds: readonly RowKind[] = ['d', 'l'].map((prefix) => ({
  ...{ name: prefix === 'd' ? 'document' : 'change', where: 'changes', prefix, people: true },
  ...{ internal: true, forget: forgetDocument },
}));

/** Takes a document out, if it is still as it was read. Throws TablesError Changed where it is not. */
export async function removeAsRead(
  tables: Tables,
  { row, etag }: Stored,
  at: number,
  nonce: string,
): Promise<void> {
  const { partition, key, id = '' } = row;
  const gone = { partition, id, changed: at, gone: true };
  await tables.batch(partition, [
    { replace: { ...gone, key }, etag },
    { insert: { ...gone, key: joinKey('l', time(at), nonce) } },
  ]);
}

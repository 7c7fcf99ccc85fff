import { TablesError } from '../tables/port';

const settleTries = 5;

/** The store's answer may be another one at the next try: somebody was faster, or it did not answer. */
export function isPassing(error: unknown): boolean {
  return error instanceof TablesError && (error.code === 'Changed' || error.code === 'Unavailable');
}

/** Reads, changes and writes again while others change the row in between, or the store does not answer. */
export async function settle<T>(change: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      if (!isPassing(error) || tries === settleTries) throw error;
    }
  }
}

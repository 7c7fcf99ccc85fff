import { TablesError } from '../tables/port';

const settleTries = 5;

/** Reads, changes and writes again while others change the row in between, or the store does not answer. */
export async function settle<T>(change: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      const passing =
        error instanceof TablesError && (error.code === 'Changed' || error.code === 'Unavailable');
      if (!passing || tries === settleTries) throw error;
    }
  }
}

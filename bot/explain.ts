import { SettingsError } from './settings';
import { TablesError } from './tables/port';

/** What may be wrong where the server cannot listen, by the code of the error. */
const listening: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use: set PORT to a free one.',
  EACCES: 'The port is not for everybody: set PORT to one above 1023.',
  EADDRNOTAVAIL: 'HOST is no address of this machine: set it to one that is, or unset it.',
  ENOTFOUND: 'HOST is not known here: set it to an address of this machine, or unset it.',
  EAI_AGAIN: 'HOST is not known here: set it to an address of this machine, or unset it.',
};

/** What an operator reads when the start fails: a sentence where we know what to do, the whole story otherwise. */
export function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof TablesError) return error.message;
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  const isListening = syscall === 'listen' || syscall === 'getaddrinfo';
  const known = isListening && code ? listening[code] : undefined;
  return known ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

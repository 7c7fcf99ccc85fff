import type { Logger } from 'pino';
import { textsFor } from '../texts/texts';
import { RosterError } from './port';
import { Refusal } from './refusal';

/** Where a failure happened: whose language it is told in, and the log that carries the turn's id. */
export interface Place {
  readonly locale: string;
  readonly log: Logger;
}

function fault(error: unknown, { locale, log }: Place): string {
  log.error({ err: error }, 'fault');
  return textsFor(locale)('teams.fault');
}

/**
 * The sentence a person gets for what was thrown. A refusal says itself; everything else is a fault: an
 * apology for them, the whole story for the log. It never throws.
 */
export function sentenceFor(error: unknown, place: Place): string {
  const refusal =
    error instanceof RosterError && error.code === 'notInstalled'
      ? new Refusal('teams.notInstalled')
      : error;
  if (!(refusal instanceof Refusal)) return fault(error, place);
  try {
    const sentence = textsFor(place.locale)(refusal.key, refusal.values);
    place.log.info({ refusal: refusal.key }, 'refused');
    return sentence;
  } catch (missing) {
    return fault(missing, place);
  }
}

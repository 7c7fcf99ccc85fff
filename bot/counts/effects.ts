import type { World } from '../world';
import { countKind, fold } from './fold';

/** Registers the counting of acts, many at a time. */
export function handleEffects({ outbox, tables }: World): void {
  outbox.handleTogether(countKind, (partition, acts) => fold(tables, partition, acts));
}

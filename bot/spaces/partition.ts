import { joinKey } from '../tables/keys';

/** The partition of everything that happens in a space: one transaction scope. */
export function spacePartition(tenant: string, space: string): string {
  return joinKey(tenant, 's', space);
}

/**
 * Rows in the partition of the organisation: `p|person`, a profile. There, and not in the person's own
 * partition, because what follows from an act is taken up after a crash where jobs look: in spaces, and
 * in the organisation.
 */
import * as z from 'zod/v4';
import { joinKey } from '../tables/keys';
import type { Row, Tables } from '../tables/port';
import { Profile } from './contract';

const ProfileRow = z.object({ profile: z.string() });

function profileKey(person: string): string {
  return joinKey('p', person);
}

export function profileRow(tenant: string, profile: Profile): Row {
  const key = profileKey(profile.id);
  return { partition: joinKey(tenant), key, profile: JSON.stringify(profile) };
}

/** The profile of a person, or undefined where they never filled it in. One transaction. */
export async function findProfile(
  tables: Tables,
  tenant: string,
  person: string,
): Promise<Profile | undefined> {
  const stored = await tables.get(joinKey(tenant), profileKey(person));
  return stored && Profile.parse(JSON.parse(ProfileRow.parse(stored.row).profile));
}

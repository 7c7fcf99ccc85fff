import { tagLimits } from '../tags/tags';
import type { Person } from '../teams/port';
import { cleanLine, shorten } from '../texts/words';
import type { Profile, ProfileBody } from './contract';

const weekMs = 7 * 86_400_000;
const limits = { languages: 6, longestLanguage: 40 } as const;

/** The profile of somebody who has not said anything yet: asked now and then. */
export function emptyProfile({ id, name }: Person): Profile {
  const lists = { skills: [], interests: [], languages: [] };
  return { id, name: cleanLine(name), ...lists, asking: 'few', at: 0 };
}

function languagesIn(typed: string): string[] {
  const languages = typed
    .split(/[,;\n]+/)
    .map((part) => shorten(cleanLine(part), limits.longestLanguage));
  return [...new Set(languages.filter(Boolean))].slice(0, limits.languages);
}

/** The profile as somebody filled it in; `skills` and `interests` are tags as they are kept. */
export function decideProfile(
  { id, name }: Person,
  { languages, asking, pauseWeeks }: ProfileBody,
  tags: { readonly skills: string[]; readonly interests: string[] },
  now: number,
): Profile {
  return {
    ...{ id, name: cleanLine(name), ...tags, languages: languagesIn(languages), asking, at: now },
    ...(pauseWeeks > 0 && { pausedUntil: now + pauseWeeks * weekMs }),
  };
}

/** The profile with these skills besides its own, at most as many as one may have. */
export function withSkills(profile: Profile, skills: readonly string[], now: number): Profile {
  const all = [...new Set([...profile.skills, ...skills])].slice(0, tagLimits.most);
  return { ...profile, skills: all, at: now };
}

/** Whole weeks until the pause is over; 0 where there is none. */
export function weeksLeft({ pausedUntil = 0 }: Profile, now: number): number {
  return Math.max(0, Math.ceil((pausedUntil - now) / weekMs));
}

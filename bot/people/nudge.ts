import { joinNames } from '../cards/names';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { skillCard } from './cards';
import { skillSeenWhat } from './contract';
import { findProfile } from './store';

/** Whoever has shown a skill, and has none in their profile, is asked whether colleagues may know: once in all. */
export function provideNudge(world: World): void {
  world.nudges.provide(skillSeenWhat, async ({ tenant, person, about }, _space, locale) => {
    const profile = await findProfile(world.tables, tenant, person);
    if (profile?.skills.length) return undefined;
    const { skills = '', how = '', act = '' } = about;
    const shown = skills.split(', ');
    const text = textsFor(locale);
    const words = text(`people.skill.${how}`, { skills: joinNames(shown, locale) });
    const drawing = { text, locale, seals: world.seals, now: world.clock() };
    return { card: skillCard(words, { person, skills: shown, act }, drawing), summary: words };
  });
}

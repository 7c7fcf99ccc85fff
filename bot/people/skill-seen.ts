import { joinNames } from '../cards/names';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { skillCard } from './cards';
import { SkillSeen, skillSeenKind } from './contract';
import { findProfile, takeSkillOffer } from './store';

/** Messages that nobody asked for are written in the language of the catalogue. */
const locale = 'en';

/** Asks whoever has shown a skill, and has none in their profile, whether colleagues may know: once in all. */
export function handleSkillSeen(world: World): void {
  const { outbox, sender, spaces, tables } = world;
  outbox.handle(skillSeenKind, async (data, attempt) => {
    const { tenant, space: id, person, skills, how, act } = SkillSeen.parse(data);
    if (attempt.begun) return;
    const [space, profile] = await Promise.all([
      spaces.find(tenant, id),
      findProfile(tables, tenant, person),
    ]);
    if (!space || profile?.skills.length) return;
    if (!(await takeSkillOffer(tables, tenant, person, act))) return;
    const text = textsFor(locale);
    const words = text(`people.skill.${how}`, { skills: joinNames(skills, locale) });
    const chat = await sender.personal(space, { id: person, name: '' });
    const drawing = { text, locale, seals: world.seals, now: world.clock() };
    await attempt.begin();
    await sender.post(chat, skillCard(words, { person, skills, act }, drawing), words);
  });
}

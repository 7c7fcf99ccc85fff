import { nudge } from '../nudges/contract';
import type { ActRef } from '../operations/message';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { questionSummary } from './cards';
import type { Question } from './contract';
import { passedOnCard } from './passed-on-card';
import { findQuestion } from './store';

const what = 'questions.unanswered';

/** Reminds those who were asked and said nothing yet, once each. */
export function remind(ref: ActRef, { asked }: Question, since: number) {
  const { tenant, space, id } = ref;
  return asked
    .filter(({ declined }) => !declined)
    .map((one) => nudge({ tenant, space, person: one.id, what, about: { id }, period: id, since }));
}

/** An unanswered question, for somebody who was asked and may know; not any more once somebody answered. */
export function provideNudge(world: World): void {
  world.nudges.provide(what, async ({ tenant, person, about }, space, locale) => {
    const found = await findQuestion(world.tables, tenant, space.id, about.id ?? '');
    const asked = found?.question.asked.find(({ id }) => id === person);
    if (found?.question.state !== 'open' || !asked || asked.declined) return undefined;
    const { question } = found;
    const text = textsFor(locale);
    const people = await world.roster.some(space, 100);
    const drawing = { text, locale, seals: world.seals, tenant, now: world.clock() };
    const card = passedOnCard(question, asked, people, space.name, drawing);
    return { card, summary: questionSummary(question, text) };
  });
}

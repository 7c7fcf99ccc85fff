import { problemLine } from '../cards/frame';
import { sensitiveLines } from '../cards/sensitive';
import type { Space } from '../spaces/contract';
import type { Card } from '../teams/port';
import type { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { approvalCard } from './approval-card';
import { withReasons } from './domain';
import { listReasons, type Round } from './store';

/** What an approver is asked; `again`, with what they typed, where something is wrong with it. */
export async function composeApproval(
  world: World,
  { space, person }: { readonly space: Space; readonly person: string },
  { found, nominations }: Round,
  round: number,
  again?: { readonly nomination: string; readonly why: string; readonly problem: Refusal },
): Promise<Card> {
  const { period, locale } = found;
  const text = textsFor(locale);
  const reasons = await listReasons(world.tables, {
    tenant: space.tenant,
    space: space.id,
    id: period.id,
  });
  const views = nominations.map(({ nomination }) =>
    withReasons(nomination, reasons.get(nomination.id) ?? []),
  );
  const problem = again && text(again.problem.key, again.problem.values);
  const above = [
    ...problemLine(problem),
    ...sensitiveLines(world.sensitivity, space, problem, [again?.why], text),
  ];
  const about = {
    space: space.name,
    actor: person,
    round,
    ...(again && { again: { ...again, above } }),
  };
  const page = world.pageLink('awards', space.id);
  return approvalCard(period, views, about, { text, locale, seals: world.seals, page });
}

import { acts } from '../../infra/costs';
import { measure } from './measure';

test('operations stay within their budget of storage transactions, at any length of history', async () => {
  const costs = await measure([100, 2_500]);
  for (const rows of [100, 2_500]) {
    expect(costs.give?.[rows]?.transactions).toBe(1);
    expect(costs.join?.[rows]?.transactions).toBe(1);
    expect(costs['wall page']?.[rows]?.transactions).toBe(1);
    expect(costs['wall page']?.[rows]?.responseBytes).toBeLessThan(10_000);
    expect(costs['first page']?.[rows]?.transactions).toBe(2);
    expect(costs['first page']?.[rows]?.responseBytes).toBeLessThan(5_000);
    expect(costs['team health']?.[rows]?.transactions).toBe(1);
    expect(costs['team health']?.[rows]?.responseBytes).toBeLessThan(5_000);
    expect(costs.ask?.[rows]?.transactions).toBeLessThanOrEqual(4);
    expect(costs.answer?.[rows]?.transactions).toBe(2);
    expect(costs.accept?.[rows]?.transactions).toBe(2);
    expect(costs['share a link']?.[rows]?.transactions).toBe(2);
    expect(costs['vet a link']?.[rows]?.transactions).toBe(2);
    expect(costs.post?.[rows]?.transactions).toBe(1);
    for (const what of ['input', 'watch', 'helped'])
      expect(costs[`post: ${what}`]?.[rows]?.transactions).toBe(2);
    expect(costs['page of posts']?.[rows]?.transactions).toBe(0);
    expect(costs.nominate?.[rows]?.transactions).toBe(2);
    expect(costs.support?.[rows]?.transactions).toBe(2);
    expect(costs['decide an award']?.[rows]?.transactions).toBe(2);
    expect(costs['search links']?.[rows]?.transactions).toBe(0);
    expect(costs['question board']?.[rows]?.transactions).toBe(0);
  }
  const at = (operation: string) => costs[operation]?.[2_500]?.transactions ?? 0;
  for (const [act, { transactions }] of Object.entries(acts)) {
    const measured = at(act) + at(`${act}, afterwards`);
    // What README.md says of costs is not less than this.
    expect([act, measured > 0 && measured <= transactions]).toEqual([act, true]);
  }
  for (const byRows of Object.values(costs)) {
    const [few, many] = [byRows[100], byRows[2_500]];
    expect(many?.transactions).toBe(few?.transactions);
    expect(many?.responseBytes).toBeLessThan((few?.responseBytes ?? 0) * 1.1 + 100);
  }
}, 120_000);

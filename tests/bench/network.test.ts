import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './network';
import { CallError } from './network-file';

const folder = mkdtempSync(path.join(tmpdir(), 'network-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: unknown): string {
  const file = path.join(folder, 'network.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const team = {
  n: 4,
  arcs_1based: [
    [1, 2],
    [2, 1],
    [2, 3],
    [3, 3],
    [2, 3],
  ],
  attributes: { dept: ['a', 'b', 'b', null], level: [1, 2, 2, 2] },
};

test('measures any network of this form, with null where a measure is not defined', () => {
  const measured = JSON.parse(run([written(team), '--by', 'dept', '--leaders', 'level<=1']));
  expect(measured).toMatchObject({
    ...{ n: 4, arcs: 3, density: 0.25, isolates_share: 0.25, reciprocity_arc: 2 / 3 },
    ...{ EI_dept: 1 / 3, leaders_level_le_1: 1, leader_activity_ratio: 1.5 },
    dept_split: { a: 1, b: 2, external_ties: 2, internal_ties: 1 },
    underlying: { m: 2, diameter: null },
  });
  expect(JSON.parse(run([written({ n: 1, edges_1based: [] })]))).toMatchObject({ density: null });
});

test.each<[string, unknown, string[], RegExp]>([
  ['a file that is not there', undefined, [], /cannot be read/],
  ['no JSON', 'n: 4', [], /not JSON/],
  ['another JSON', [], [], /is not a network/],
  ['no ties', { n: 4 }, [], /either edges_1based or arcs_1based/],
  ['both kinds of ties', { ...team, edges_1based: [] }, [], /either edges_1based or arcs_1based/],
  ['a node that is not there', { ...team, n: 2 }, [], /node 3, but its nodes are 1 to 2/],
  ['an unknown option', team, ['--of', 'dept'], /Unknown option '--of'.*npm run bench:network/],
  ['an option without its value', team, ['--by'], /argument missing/],
  ['a second file', team, ['more.json'], /npm run bench:network/],
  ['an unknown attribute', team, ['--by', 'club'], /no attribute club/],
  ['a name every object has', team, ['--by', 'constructor'], /no attribute constructor/],
  ['too few values', { ...team, attributes: { dept: ['a'] } }, ['--by', 'dept'], /1 values/],
  ['leaders without a limit', team, ['--leaders', 'level'], /as 'level<=2'/],
  ['leaders by words', team, ['--leaders', 'dept<=2'], /no numbers/],
])('%s is answered with a sentence', (_what, content, options, sentence) => {
  const file = content === undefined ? path.join(folder, 'none.json') : written(content);
  const call = () => run([file, ...options]);
  expect(call).toThrow(CallError);
  expect(call).toThrow(sentence);
});

import { readSite, type Site } from './experts-data';
import {
  interval,
  mean,
  measuresOf,
  type Outcome,
  recallAt10,
  reciprocalRank,
} from './experts-metrics';
import { type Model, models } from './experts-models';

/**
 * `npm run bench:experts -- FILE...`: who would have been asked, beside who answered, on question-and-answer
 * sites of the form and by the protocol of `benchmarks/expert-finding`. `spread` is the ranking with the
 * routing's spreading on; `spreadCosts` what that takes from Recall@10.
 */
export function run(site: Site, model: Model): Outcome[] {
  const rank = model(site);
  return site.cases.map((asked) => {
    const begun = performance.now();
    const people = rank(asked);
    const microseconds = (performance.now() - begun) * 1_000;
    const ranking = people.filter((person) => person !== asked.question.askedBy);
    return { ranking, relevant: asked.relevant, candidates: site.activity.size, microseconds };
  });
}

const names = Object.keys(models) as (keyof typeof models)[];

/** What the protocol measures, for sites apart or pooled. */
function evaluate(sites: readonly Site[]) {
  const outcomes = new Map(
    names.map((name) => [name, sites.map((site) => run(site, models[name]))] as const),
  );
  const of = (name: keyof typeof models) => outcomes.get(name) ?? [];
  const [ours, popular] = [of('ranking').flat(), of('popularity').flat()];
  const measures = Object.fromEntries(names.map((name) => [name, measuresOf(of(name))])) as Record<
    (typeof names)[number],
    ReturnType<typeof measuresOf>
  >;
  return {
    ...measures,
    ranking: {
      ...measures.ranking,
      againstPopularity: {
        mrr: interval(ours, popular, reciprocalRank),
        recallAt10: interval(ours, popular, recallAt10),
      },
    },
    spreadCosts: { recallAt10: mean(ours, recallAt10) - mean(of('spread').flat(), recallAt10) },
    questions: ours.length,
    candidates: sites.reduce((sum, { activity }) => sum + activity.size, 0),
  };
}

function print(title: string, result: ReturnType<typeof evaluate>): void {
  console.error(`${title}: ${result.questions} questions, ${result.candidates} candidates`);
  for (const name of names) {
    const {
      mrr,
      map,
      precisionAt5,
      recallAt10: recall,
      busiestShare,
      microsecondsPerQuery,
    } = result[name];
    const figures = {
      MRR: mrr,
      MAP: map,
      'P@5': precisionAt5,
      'R@10': recall,
      busiest: busiestShare,
    };
    const shown = Object.entries(figures).map(([what, value]) => `${what} ${value.toFixed(3)}`);
    console.error(
      `  ${name.padEnd(11)}${shown.join('  ')}  ${Math.round(microsecondsPerQuery)} µs`,
    );
  }
  const { mrr, recallAt10: recall } = result.ranking.againstPopularity;
  const between = (range: readonly number[]) => range.map((value) => value.toFixed(3)).join(' to ');
  console.error(`  against popularity, 95%: MRR ${between(mrr)}, R@10 ${between(recall)}`);
  console.error(`  spreading costs ${result.spreadCosts.recallAt10.toFixed(3)} of R@10\n`);
}

if (require.main === module) {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Error('npm run bench:experts -- FILE...');
  const sites = files.map(readSite);
  const results = Object.fromEntries(sites.map((site) => [site.name, evaluate([site])]));
  const pooled = evaluate(sites);
  for (const [name, result] of Object.entries(results)) print(name, result);
  print('pooled', pooled);
  console.log(JSON.stringify({ files: results, pooled }));
}

import { parameters, rankPeople } from '../../bot/experts/ranking';
import { askedAtOnce, spread } from '../../bot/experts/routing';
import { evidence } from '../../bot/search/ranking';
import { makeRandom } from '../faults/random';
import { type Case, type Site, where } from './experts-data';

/** Ranks the candidates of a site for a question, the asker taken out afterwards. */
export type Model = (site: Site) => (asked: Case) => readonly string[];

const byPieces = ({ activity }: Site) => {
  const pieces = (person: string) => activity.get(person)?.length ?? 0;
  return (a: string, b: string) => pieces(b) - pieces(a) || Number(a) - Number(b);
};

function ordered(site: Site, score: (person: string) => number): string[] {
  const ties = byPieces(site);
  return [...site.activity.keys()].toSorted((a, b) => score(b) - score(a) || ties(a, b));
}

function matching({ index }: Site, { question }: Case, limit: number) {
  const text = `${question.title} ${question.tags.join(' ')}`;
  return evidence(index, { ...where, kinds: ['answer'], text, limit });
}

function ranked(site: Site, asked: Case) {
  const found = matching(site, asked, parameters.depth);
  return rankPeople({ evidence: found, declined: [], activity: [site.activity], now: site.cut });
}

/** The sum over the matching texts, each counted by `vote`. */
const summed =
  (vote: (score: number) => number): Model =>
  (site) =>
  (asked) => {
    const sums = new Map<string, number>();
    for (const { people, score } of matching(site, asked, 100))
      for (const person of people) sums.set(person, (sums.get(person) ?? 0) + vote(score));
    return ordered(site, (person) => sums.get(person) ?? 0);
  };

export const models = {
  ranking: (site) => (asked) => ranked(site, asked).map(({ person }) => person),
  /** The ranking with the routing's spreading on: who was asked before counts, question after question. */
  spread: (site) => {
    const times = new Map<string, number>();
    let all = 0;
    return (asked) => {
      const others = ranked(site, asked).filter(({ person }) => person !== asked.question.askedBy);
      const order = spread(others, { times, all }).map(({ person }) => person);
      for (const person of order.slice(0, askedAtOnce)) {
        times.set(person, (times.get(person) ?? 0) + 1);
        all += 1;
      }
      return order;
    };
  },
  random: (site) => {
    const random = makeRandom(`random ${site.name}`);
    return () => {
      const draws = new Map([...site.activity.keys()].map((person) => [person, random.next()]));
      return ordered(site, (person) => draws.get(person) ?? 0);
    };
  },
  popularity: (site) => () => ordered(site, () => 0),
  votes: summed(() => 1),
  combSum: summed((score) => score),
} as const satisfies Record<string, Model>;

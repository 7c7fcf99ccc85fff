/**
 * What the app costs a month in Azure, in US dollars. Transactions are measured (`npm run
 * bench:transactions`), a test holds these numbers to it; all else is assumed and says so.
 */

/** Storage transactions of an act with all that follows from it, and how often each person does it a month. */
export const acts: Readonly<Record<string, { readonly transactions: number; readonly a: number }>> =
  {
    give: { transactions: 22, a: 2 },
    join: { transactions: 11, a: 6 },
    ask: { transactions: 26, a: 1 },
    answer: { transactions: 23, a: 2 },
    accept: { transactions: 16, a: 1 },
    'share a link': { transactions: 30, a: 1 },
    'vet a link': { transactions: 32, a: 1 },
    'wall page': { transactions: 1, a: 30 },
  };
/** One more for each act where who may read a space is not in the process's memory. */
const lookups = 14;
/** Bytes sent to the store for one person's acts of a month: more than stays of them. */
const bytesAPerson = 140_000;

const secondsAMonth = 30 * 86_400;
/** Each instance asks for others' changes, and looks for what was left undone in each space. */
const pollSeconds = 2.5;
const sweepSeconds = 300;
/** Transactions of looking at a space where nothing waits; measured too. */
export const idleSpace = 1;
const peopleASpace = 15;

/** List prices of West Europe without discounts, as assumed in November 2026: look them up before you decide. */
const prices = {
  tenThousandTransactions: 0.00036,
  gigabyteMonth: 0.045,
  instanceMonth: { B1: 13, P0v3: 62, P1v3: 124 },
  /** 2,880 tests. */
  readinessMonth: 1.7,
};

export interface Estimate {
  readonly people: number;
  readonly instances: number;
  readonly size: keyof typeof prices.instanceMonth;
}

/** The three sizes README.md shows. */
export const examples: readonly Estimate[] = [
  { people: 50, instances: 1, size: 'B1' },
  { people: 1_000, instances: 2, size: 'B1' },
  { people: 100_000, instances: 3, size: 'P1v3' },
];

/** Millions of transactions, gigabytes after a year, and dollars a month. */
export function estimate({ people, instances, size }: Estimate) {
  const each = Object.values(acts).reduce((sum, { transactions, a }) => sum + transactions * a, 0);
  const spaces = Math.ceil(people / peopleASpace);
  const polls = secondsAMonth / pollSeconds;
  const sweeps = (secondsAMonth / sweepSeconds) * spaces * idleSpace;
  const transactions = people * (each + lookups) + instances * (polls + sweeps);
  const gigabytes = (people * bytesAPerson * 12) / 1e9;
  const tables =
    (transactions / 10_000) * prices.tenThousandTransactions + gigabytes * prices.gigabyteMonth;
  const app = instances * prices.instanceMonth[size];
  return {
    ...{ millions: transactions / 1e6, gigabytes, tables, app },
    all: tables + app + prices.readinessMonth,
  };
}

/** A line of the table in README.md. */
export function line(example: Estimate): string {
  const { millions, gigabytes, tables, app, all } = estimate(example);
  const money = (dollars: number) => `$${dollars.toFixed(dollars < 10 ? 2 : 0)}`;
  const { people, instances, size } = example;
  return (
    `| ${people.toLocaleString('en')} | ${instances} × ${size} | ${millions.toFixed(1)} million ` +
    `| ${gigabytes.toFixed(1)} GB | ${money(tables)} | ${money(app)} | ${money(all)} |`
  );
}

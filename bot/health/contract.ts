import * as z from 'zod/v4';
import { Suggestion } from '../digest/contract';
import { Id } from '../spaces/contract';

/** Weeks that are looked at together. */
const Period = z.union([z.literal(4), z.literal(12), z.literal(26)]);
export type Period = z.infer<typeof Period>;

export const practices = ['openness', 'recognition', 'curation', 'questions'] as const;
export const Practice = z.enum(practices);
export type Practice = z.infer<typeof Practice>;

/**
 * The measures of the four practices over a period. Each is made of those of its weeks in which at least five
 * people did what is counted (of `vetted`: shared), and which are shown themselves; of no others:
 * - `participation`: people who did anything in an average one of these weeks, over the people of the
 *   space; without a value where it is open to everybody, because nobody knows of how many they are a part;
 * - `input`: posts that got input, over all posts;
 * - `toGroups`: kudos to crews and whole spaces, over all kudos;
 * - `vetted`: vetted links, over shared ones; `context`: their context quality on average, 0 to 4;
 * - `answerRate`: questions with an answer by somebody else, over those asked;
 * - `medianWait`, `longWait`: hours within which half, and nine in ten, get their first answer (Kaplan-Meier).
 */
export const FigureName = z.enum([
  ...(['participation', 'input', 'toGroups', 'vetted'] as const),
  ...(['context', 'answerRate', 'medianWait', 'longWait'] as const),
]);
export type FigureName = z.infer<typeof FigureName>;

/**
 * A figure as it may be shown. Without `n`, there is no week of at least five people in the period, and there
 * is nothing else; with `n` but without `value`, it is not defined yet, as the median wait where most still
 * wait. `change` is the difference to as many weeks before, in the unit of the value; null where there are none
 * to compare with, as always of 26 weeks, since no more are read. `n` are the people who did what is counted in
 * the weeks it is made of: at least so many.
 */
export const Figure = z.object({
  practice: Practice,
  name: FigureName,
  value: z.number().nullable(),
  change: z.number().nullable(),
  n: z.number().int().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/**
 * A practice week by week: `some` of `all`; both null, and in no figure, where fewer than five people did it. Of
 * openness in a space that is open to everybody, there is no `all`.
 */
export const Trend = z.object({
  practice: Practice,
  weeks: z.array(
    z.object({
      week: z.string(),
      all: z.number().int().nullable(),
      some: z.number().int().nullable(),
    }),
  ),
});
export type Trend = z.infer<typeof Trend>;

/** One thing to do now, and what it is about where it is about something. */
export const Today = z.object({
  step: Suggestion,
  question: z.object({ id: z.string(), title: z.string(), link: z.string().optional() }).optional(),
  link: z.object({ id: z.string(), title: z.string() }).optional(),
});
export type Today = z.infer<typeof Today>;

/** GET /api/health: of one space, the same for everybody who reads it. */
export const HealthQuery = z.object({
  space: Id,
  weeks: z.coerce.number().pipe(Period).default(12),
});
export const Health = z.object({
  space: z.string(),
  spaceName: z.string(),
  period: Period,
  /** The first and the last week of the period. */
  from: z.string(),
  to: z.string(),
  /** People in the space. */
  members: z.number().int(),
  /** It is open to everybody in the organisation: others than its members act in it too. */
  open: z.boolean(),
  /** The first week anything was counted in, within half a year; absent where nothing ever was. */
  since: z.string().optional(),
  figures: z.array(Figure),
  trends: z.array(Trend),
  today: Today,
});
export type Health = z.infer<typeof Health>;

/** How many people, where a number would be about few of them. */
const HowMany = z.enum(['nobody', 'one', 'several']);
export type HowMany = z.infer<typeof HowMany>;

/** What the people of a space know and want to learn, by their profiles. */
export const Skills = z.object({
  /** People whose profiles it is made of: five or more. */
  people: z.number().int(),
  /** Skills that anybody has, and those whose bus factor is one: one person alone has them. */
  known: z.number().int(),
  withOneExpert: z.number().int(),
  /** The one over the other; null where nobody has any. */
  share: z.number().nullable(),
  /** A few of them, first what more people want to learn than know. */
  map: z.array(z.object({ tag: z.string(), known: HowMany, wanted: HowMany })),
});
export type Skills = z.infer<typeof Skills>;

/** `skills` is absent where fewer than five people have a profile. */
export const HealthAnswer = z.object({ health: Health, skills: Skills.optional() });
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/** GET /api/health/organisation: the groups and the caller's own spaces, side by side. */
export const OrganisationQuery = z.object({ weeks: z.coerce.number().pipe(Period).default(12) });
export const OrganisationAnswer = z.object({
  spaces: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      open: z.boolean(),
      members: z.number().int(),
      figures: z.array(Figure),
    }),
  ),
  /** As of a space (`NetworkFigures`), of all spaces of the organisation together. */
  leaderModelling: z.number().nullable(),
});
export type OrganisationAnswer = z.infer<typeof OrganisationAnswer>;

/**
 * What the thanks of the last twelve weeks come to, as a network; to two digits after the point. Each is null
 * where it is not defined.
 */
export const NetworkFigures = z.object({
  /** People who thanked somebody by name, or were thanked. */
  people: z.number().int(),
  /** The share of all possible ties there are. */
  density: z.number().nullable(),
  /** Of those who thanked somebody, the share of ties that are returned. */
  reciprocity: z.number().nullable(),
  /** The share of the people of the space without any tie; null where it is open to everybody. */
  isolates: z.number().nullable(),
  /** How unevenly thanks are spread, 0 (alike) to 1. */
  gini: z.number().nullable(),
  /** From -1 (people thank those of their own team) to 1 (others only); of groups, from five people of known teams on. */
  eiIndex: z.number().nullable(),
  /** Whether few people hold it together, 0 to 1. */
  betweenness: z.number().nullable(),
  /** The share of people in the innermost core. */
  core: z.number().nullable(),
  /** Kudos and joins by leaders per leader, over those by others per other; null for fewer than five of either, and where it is open to everybody. */
  leaderModelling: z.number().nullable(),
});
export type NetworkFigures = z.infer<typeof NetworkFigures>;

/** How often the leaders of a space, and everybody else in it, thanked or joined in the last twelve weeks: kept, never told. */
export const Leading = z.object({
  leaders: z.number(),
  leaderActs: z.number(),
  /** Leaders who did so at all. */
  activeLeaders: z.number(),
  /** The marks they left (see `counts/numbers.ts`), so that who leads two spaces is not taken for two. */
  marks: z.number(),
  others: z.number(),
  otherActs: z.number(),
});
export type Leading = z.infer<typeof Leading>;

/** Who thanked whom, once or more often: people by their place in the list, which is in the order of their names. */
export const Graph = z.object({
  people: z.array(z.string()),
  ties: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Graph = z.infer<typeof Graph>;

/**
 * GET /api/health/network: as it was when the last week ended; neither where fewer than five people are in it, and
 * no graph where fewer than five are left out of it, because the figures would tell about them.
 */
export const NetworkQuery = z.object({ space: Id });
export const NetworkAnswer = z.object({
  week: z.string().optional(),
  figures: NetworkFigures.optional(),
  graph: Graph.optional(),
});
export type NetworkAnswer = z.infer<typeof NetworkAnswer>;

/** GET /api/health/graph: whether one is shown in graphs; POST changes it. */
export const GraphAnswer = z.object({ shown: z.boolean() });
export type GraphAnswer = z.infer<typeof GraphAnswer>;
export const GraphBody = z.object({ shown: z.boolean() });
export type GraphBody = z.infer<typeof GraphBody>;

/** POST /api/health/share: puts the figures into the channel or chat, as a card. */
export const ShareHealthBody = z.object({ space: Id, weeks: Period });
export type ShareHealthBody = z.infer<typeof ShareHealthBody>;
export const SharedHealthAnswer = z.object({ done: z.literal(true) });
export type SharedHealthAnswer = z.infer<typeof SharedHealthAnswer>;

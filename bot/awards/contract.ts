import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

const NamedPerson = z.object({ id: z.string(), name: z.string() });
export type NamedPerson = z.infer<typeof NamedPerson>;

/** Who is nominated: a crew of 2 to 20 people with an optional name, or a whole team, chat or group. */
export const Nominee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crew'), name: z.string().optional(), people: z.array(NamedPerson) }),
  z.object({ kind: z.literal('group'), id: z.string(), name: z.string() }),
]);
export type Nominee = z.infer<typeof Nominee>;

/** What shows that they earned it: a kudos, or a link. */
export const Evidence = z.object({
  kind: z.enum(['kudos', 'link']),
  title: z.string(),
  /** Opens it; absent for a kudos that stands in no message. */
  url: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A day on the clocks of the space, such as `2026-03-31`. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const recurrences = ['once', 'monthly', 'quarterly'] as const;
export const Recurrence = z.enum(recurrences);
export type Recurrence = z.infer<typeof Recurrence>;

/** When the periods of a cycle close: at the end of a day, each month or quarter until a last one. */
export const Schedule = z.object({
  recurrence: Recurrence,
  firstClose: Day,
  /** No period closes after this day; absent where there is but one. */
  lastEnd: Day.optional(),
  /** An IANA name. */
  timeZone: z.string(),
});
export type Schedule = z.infer<typeof Schedule>;

/** An award as its owner set it up. Times are milliseconds since 1970. */
export const Cycle = Schedule.extend({
  id: z.string(),
  space: z.string(),
  name: z.string(),
  at: z.number(),
  by: NamedPerson,
  /** Who chooses: ids. */
  approvers: z.array(z.string()),
  /** Its owner ended it: no further period opens. */
  ended: z.boolean(),
});
export type Cycle = z.infer<typeof Cycle>;

/** What became of a period. */
export const Decision = z.object({
  by: NamedPerson,
  at: z.number(),
  why: z.string(),
  /** Absent where there was no award this time. */
  nomination: z.string().optional(),
  winner: Nominee.optional(),
  /** The others that were nominated, in the order they came: the first few, each with what one line says of it. */
  thanked: z.array(Nominee),
  /** How many others there were; without it, all of them are in `thanked`. */
  thankedCount: z.number().int().optional(),
});
export type Decision = z.infer<typeof Decision>;

/** `open`: people nominate; `deciding`: an approver chooses; `decided`; `empty`: nobody was nominated. */
const states = ['open', 'deciding', 'decided', 'empty'] as const;
const PeriodState = z.enum(states);

/** One round of a cycle: its nominations are its own. */
export const Period = z.object({
  id: z.string(),
  space: z.string(),
  cycle: z.string(),
  /** 1 for the first that the schedule has; those missed while nothing ran are left out. */
  number: z.number().int(),
  name: z.string(),
  recurrence: Recurrence,
  opensAt: z.number(),
  closesAt: z.number(),
  /** The last day for nominations. */
  lastDay: Day,
  state: PeriodState,
  decision: Decision.optional(),
});
export type Period = z.infer<typeof Period>;

/** Why they earned it, in somebody's words; `self` where they are among the nominated. */
export const Reason = z.object({
  by: NamedPerson,
  text: z.string(),
  evidence: z.array(Evidence),
  at: z.number(),
  self: z.boolean(),
});
export type Reason = z.infer<typeof Reason>;

/** Who is nominated, once a period however many nominate them. */
export const Nomination = z.object({
  id: z.string(),
  space: z.string(),
  period: z.string(),
  nominee: Nominee,
  at: z.number(),
  /** Who nominated them first. */
  first: NamedPerson,
});
export type Nomination = z.infer<typeof Nomination>;

/** A nomination with what hangs on it. */
export const NominationView = Nomination.extend({
  /** The first one first; some may have no words. */
  whys: z.array(Reason),
  /** People behind it who are not among the nominated. */
  supports: z.number().int(),
});
export type NominationView = z.infer<typeof NominationView>;

/** What the search and the tab show of a period. */
export const AwardItem = Period.extend({ spaceName: z.string() });
export type AwardItem = z.infer<typeof AwardItem>;

/** GET /api/awards */
export const AwardsQuery = z.object({ space: Id.optional() });
const Going = AwardItem.extend({
  nominations: z.array(NominationView.extend({ supported: z.boolean(), own: z.boolean() })),
  /** The caller may end it. */
  mayEnd: z.boolean(),
  /** The caller is asked to choose. */
  mayDecide: z.boolean(),
});
export const AwardsAnswer = z.object({
  /** Open or to be decided, what closes first first. */
  going: z.array(Going),
  /** Decided, the last first. */
  past: z.array(AwardItem),
  /** Where the caller may start a cycle. */
  owned: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AwardsAnswer = z.infer<typeof AwardsAnswer>;
export type GoingItem = AwardsAnswer['going'][number];

/** GET /api/awards/people: whom one can nominate or name as approver in a space, and the groups. */
export const PeopleOfQuery = z.object({ space: Id });
export const PeopleOfAnswer = z.object({
  people: z.array(NamedPerson),
  /** There are others besides these, whom the form in the chat finds. */
  more: z.boolean(),
  groups: z.array(NamedPerson),
});
export type PeopleOfAnswer = z.infer<typeof PeopleOfAnswer>;

const words = z.string().max(40_000);
const Ids = z.array(z.string().max(256)).max(100);
/** POST /api/awards/start */
export const StartBody = z.object({
  space: Id,
  name: words,
  /** The last day for nominations, as the date input gives it. */
  closes: words,
  recurrence: Recurrence,
  /** The last day a period may close; not asked for where there is but one. */
  ends: words,
  /** Ids; none means the space's owners. */
  approvers: Ids,
});
export type StartBody = z.infer<typeof StartBody>;
export const PeriodAnswer = z.object({ period: Period });
export type PeriodAnswer = z.infer<typeof PeriodAnswer>;

const Which = z.object({ space: Id, period: Id });
/** POST /api/awards/end */
export const EndBody = Which;
export type EndBody = z.infer<typeof EndBody>;
/** POST /api/awards/nominate; `group` is the id of a team, chat or group, or empty for a crew. */
export const NominateBody = Which.extend({
  people: Ids,
  group: Id,
  crewName: words,
  why: words,
  /** Addresses, set apart by white space. */
  links: words,
  anyway: z.boolean().default(false),
});
export type NominateBody = z.infer<typeof NominateBody>;
export const NominatedAnswer = z.object({
  nomination: z.string(),
  nominee: Nominee,
  /** It was there before: the why was added to it. */
  known: z.boolean(),
});
export type NominatedAnswer = z.infer<typeof NominatedAnswer>;
/** POST /api/awards/support */
export const SupportBody = Which.extend({ nomination: Id });
export type SupportBody = z.infer<typeof SupportBody>;
export const SupportAnswer = z.object({ result: z.enum(['supported', 'already']) });
export type SupportAnswer = z.infer<typeof SupportAnswer>;
/** POST /api/awards/decide; an empty nomination is no award this time. */
export const DecideBody = Which.extend({
  ...{ nomination: Id, why: words },
  anyway: z.boolean().default(false),
});
export type DecideBody = z.infer<typeof DecideBody>;

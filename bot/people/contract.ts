import * as z from 'zod/v4';
import { nudge } from '../nudges/contract';

export const askings = ['none', 'few', 'any'] as const;

/** What somebody says of themself: what they can help with and what they learn. No titles. */
export const Profile = z.object({
  id: z.string(),
  name: z.string(),
  /** "Ask me about". */
  skills: z.array(z.string()),
  /** "Learning now". */
  interests: z.array(z.string()),
  languages: z.array(z.string()),
  /** How often they want to be asked. */
  asking: z.enum(askings),
  /** Not asked before this time, in milliseconds. */
  pausedUntil: z.number().optional(),
  at: z.number(),
});
export type Profile = z.infer<typeof Profile>;

/** What somebody sends of their profile: lists as typed, separated by commas. */
export const ProfileBody = z.object({
  skills: z.string().max(40_000),
  interests: z.string().max(40_000),
  languages: z.string().max(40_000),
  asking: z.enum(askings),
  /** Weeks from now; 0 is not paused. */
  pauseWeeks: z.number().int().min(0).max(52),
});
export type ProfileBody = z.infer<typeof ProfileBody>;

/** GET /api/people: by skill or interest, or by words. */
export const PeopleQuery = z.object({
  tag: z.string().max(100).optional(),
  text: z.string().max(200).optional(),
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
});

/** What a colleague sees of somebody, with what speaks for them on the tag that was asked for. */
export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  skills: z.array(z.string()),
  interests: z.array(z.string()),
  languages: z.array(z.string()),
  /** Sentences, each true of what the reader may read. */
  evidence: z.array(z.string()),
});
export type PersonView = z.infer<typeof PersonView>;
export const PeopleAnswer = z.object({
  people: z.array(PersonView),
  more: z.boolean(),
  /** Tags in use, the most used first. */
  tags: z.array(z.string()),
});
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

/** Something of one's own that is kept. */
const OwnAct = z.object({
  kind: z.enum(['question', 'answer', 'kudos', 'link', 'post']),
  title: z.string(),
  at: z.number(),
});
/** Of the last `weeks` weeks, where they can read. */
const OwnNumbers = z.object({
  thanked: z.number(),
  wasThanked: z.number(),
  asked: z.number(),
  answered: z.number(),
  shared: z.number(),
  shown: z.number(),
});
export type OwnNumbers = z.infer<typeof OwnNumbers>;
/** GET /api/people/me: one's own, for nobody else. */
export const OwnAnswer = z.object({
  profile: Profile,
  /** What is kept that one asked, answered, or was thanked for; newest first. */
  acts: z.array(OwnAct),
  numbers: OwnNumbers,
  weeks: z.number(),
  tags: z.array(z.string()),
});
export type OwnAnswer = z.infer<typeof OwnAnswer>;

/** POST /api/people/me */
export const SavedAnswer = z.object({ profile: Profile });
export type SavedAnswer = z.infer<typeof SavedAnswer>;

/** A skill somebody has shown: whoever has none in their profile is asked, once in all, whether to add it. */
interface SkillSeen {
  readonly tenant: string;
  /** The space it was shown in, through which they can be written to. */
  readonly space: string;
  readonly person: string;
  readonly skills: readonly string[];
  readonly how: 'answered' | 'thanked' | 'curated';
  /** The act it was shown by, and when that was, in milliseconds. */
  readonly act: string;
  readonly at: number;
}
export const skillSeenWhat = 'people.skill';
/** Whoever has just shown it is left to it first. */
const restMs = 31 * 60_000;

/** What follows from an act that shows a skill; nothing where its tags name none. */
export function skillSeen({ skills, how, act, at, ...who }: SkillSeen) {
  const about = { skills: skills.join(', '), how, act };
  const wanted = { ...who, what: skillSeenWhat, about, period: 'once', since: at };
  return skills.length > 0 ? [nudge(wanted, at + restMs)] : [];
}

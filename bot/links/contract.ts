import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

const NamedPerson = z.object({ id: z.string(), name: z.string() });

/**
 * `unvetted`: everybody who reads the space sees it, marked as not vetted yet; `pending`: its sharers and
 * vetters see it until it is decided; `sentBack`: its sharers were asked something; `retired`: it is not
 * recommended any more.
 */
const states = ['unvetted', 'pending', 'sentBack', 'declined', 'vetted', 'retired'] as const;
export const LinkState = z.enum(states);
export type LinkState = z.infer<typeof LinkState>;

/** When to use it, as its vetter says. */
export const uses = ['always', 'often', 'rarely'] as const;
export const Use = z.enum(uses);
export type Use = z.infer<typeof Use>;

/** What a link did for somebody, who it helps, or what to know when using it. Times are milliseconds since 1970. */
export const Said = z.object({ by: NamedPerson, text: z.string(), at: z.number() });
export type Said = z.infer<typeof Said>;

/** That somebody who knows has looked at it. */
const Vetting = z.object({
  by: NamedPerson,
  at: z.number(),
  use: Use,
  /** Weeks until it is looked at again; 0 where it need not be. */
  reviewWeeks: z.number().int(),
});

/** A shared link as everybody who may read it sees it: one a URL and space, however many shared it. */
export const Link = z.object({
  id: z.string(),
  space: z.string(),
  /** As it was first shared. */
  url: z.string(),
  /** The host as people should read it. */
  host: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  at: z.number(),
  /** Who brought it. */
  first: NamedPerson,
  /** A few of the whys, the first one first; `whyCount` counts all. */
  whys: z.array(Said),
  whyCount: z.number().int(),
  /** A few of the added contexts, the newest first. */
  contexts: z.array(Said),
  /** How many found it useful. */
  useful: z.number().int(),
  /** How many think that it is out of date. */
  outdated: z.number().int(),
  state: LinkState,
  vetting: Vetting.optional(),
  /** What was asked when it was sent back, or the reason why it was declined or retired. */
  note: Said.optional(),
});
export type Link = z.infer<typeof Link>;

/** What hangs on a link, each in a row of its own. */
export interface Hanging {
  readonly whys: readonly Said[];
  readonly contexts: readonly Said[];
  readonly useful: number;
  readonly outdated: number;
}

/** What the library and the search show of a link. */
export const LibraryItem = Link.extend({
  spaceName: z.string(),
  /** Opens its card in Teams. */
  link: z.string().optional(),
});
export type LibraryItem = z.infer<typeof LibraryItem>;

const views = ['new', 'useful', 'due', 'waiting', 'mine', 'saved'] as const;
/** GET /api/links. `due`: to be looked at again; `waiting`: what the caller can vet; `mine`: what they gave a why to. */
export const LibraryQuery = z.object({
  view: z.enum(views).default('new'),
  space: Id.optional(),
  tag: z.string().max(100).optional(),
  text: z.string().max(200).optional(),
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type LibraryQuery = z.infer<typeof LibraryQuery>;
export const LibraryAnswer = z.object({
  links: z.array(LibraryItem.extend({ mayVet: z.boolean() })),
  more: z.boolean(),
  /** Tags in use, the most used first. */
  tags: z.array(z.string()),
});
export type LibraryAnswer = z.infer<typeof LibraryAnswer>;

const words = z.string().max(40_000);
/** POST /api/links/share */
export const ShareBody = z.object({
  space: Id,
  url: words,
  title: words,
  why: words,
  tags: words,
  anyway: z.boolean().default(false),
});
export type ShareBody = z.input<typeof ShareBody>;
export const SharedAnswer = z.object({
  link: Link,
  /** It was there before: the why was added to it. */
  known: z.boolean(),
});
export type SharedAnswer = z.infer<typeof SharedAnswer>;

const Which = z.object({ space: Id, id: Id });
/** POST /api/links/useful, /save, /unsave and /outdated */
export const WhichLinkBody = Which;
export type WhichLinkBody = z.infer<typeof WhichLinkBody>;
/** POST /api/links/context */
export const ContextBody = Which.extend({ text: words, anyway: z.boolean().default(false) });
/** POST /api/links/decide; also for a vetted link, to keep, change or retire it. */
export const DecideBody = Which.extend({
  decision: z.enum(['approve', 'sendBack', 'decline', 'retire']),
  /** When the link was last decided about as the caller saw it, in milliseconds; 0 for never. */
  seen: z.number().int().min(0),
  text: words,
  use: Use.default('often'),
  reviewWeeks: z.number().int().min(0).max(104).default(26),
  anyway: z.boolean().default(false),
});
export type DecideBody = z.infer<typeof DecideBody>;
export const LinkAnswer = z.object({ link: Link });
export type LinkAnswer = z.infer<typeof LinkAnswer>;

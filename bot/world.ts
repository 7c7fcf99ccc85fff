import type { Logger } from 'pino';
import type { Forms } from './cards/beginnings';
import type { DigestSources } from './digest/sources';
import type { Experts } from './experts/experts';
import type { HomeSources } from './home/sources';
import type { Intelligence } from './intelligence/intelligence';
import type { Mailer } from './mail/mail';
import type { Nudges } from './nudges/drawers';
import type { WeeklyWork } from './nudges/weekly';
import type { Pace } from './operations/pace';
import type { Seals } from './operations/seal';
import type { Outbox } from './operations/worker';
import type { Kudos } from './recognition/contract';
import type { Search } from './search/port';
import type { Sensitivity } from './sensitivity/check';
import type { Spaces } from './spaces/spaces';
import type { Vitals } from './status/vitals';
import type { Tables } from './tables/port';
import type { Vocabulary } from './tags/vocabulary';
import type { Roster, Sender } from './teams/port';
import type { Language } from './texts/texts';

/** Everything that is not pure. Tests give a fixed clock, counted ids and tables of their own. */
export interface World {
  readonly log: Logger;
  readonly tables: Tables;
  readonly sender: Sender;
  readonly roster: Roster;
  readonly spaces: Spaces;
  readonly search: Search;
  readonly experts: Experts;
  readonly tags: Vocabulary;
  readonly nudges: Nudges;
  readonly forms: Forms;
  readonly weekly: WeeklyWork;
  readonly digests: DigestSources;
  readonly home: HomeSources;
  readonly sensitivity: Sensitivity;
  /** Absent where no mail server is named. */
  readonly mailer: Mailer | undefined;
  readonly intelligence: Intelligence;
  /** The address of a page of the tab, such as `digest`, about a space; it opens inside Teams. */
  pageLink(page: string, space: string): string;
  /** A kudos and where it stands, for what others make of it; undefined where it was taken back. One transaction. */
  findKudos(
    tenant: string,
    space: string,
    id: string,
  ): Promise<
    { readonly kudos: Kudos; readonly message?: { conversation: string; id: string } } | undefined
  >;
  /** The organisation's own: of what is written unprompted, where nobody's language is known. */
  readonly language: Language;
  /** How many groups there may be. */
  readonly groupsAtMost: number;
  /** Links without encryption may be shared too. */
  readonly allowHttp: boolean;
  readonly outbox: Outbox;
  readonly seals: Seals;
  readonly pace: Pace;
  readonly vitals: Vitals;
  /** Milliseconds since 1970. */
  clock(): number;
  /** A fresh id: 22 characters of A-Z a-z 0-9 _ -. */
  id(): string;
}

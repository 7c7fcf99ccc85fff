import type { Span } from '../counts/week';
import type { Space } from '../spaces/contract';
import type { DigestItem, Section } from './contract';

/** What happened in a space in a week, the best first; of questions, those that still wait. */
type Source = (space: Space, week: Span) => Promise<readonly DigestItem[]>;

/** What waits in a space for somebody with the reader's skills. */
type Needs = (space: Space, person: string) => Promise<readonly DigestItem[]>;

/** Where the digest gets its lines: each practice tells its own. */
export interface DigestSources {
  /** Names who tells a section; a second one throws. */
  provide(section: Section, source: Source): void;
  /** Names who tells what waits for one reader; a second one throws. */
  provideNeeds(needs: Needs): void;
  /** The lines of a section; none where no practice tells it. */
  read(section: Section, space: Space, week: Span): Promise<readonly DigestItem[]>;
  needs: Needs;
}

export function makeDigestSources(): DigestSources {
  const sources = new Map<Section, Source>();
  let needs: Needs | undefined;
  return {
    provide: (section, source) => {
      if (sources.has(section)) throw new Error(`Two sources for ${section}`);
      sources.set(section, source);
    },
    provideNeeds: (given) => {
      if (needs) throw new Error('Two who tell what waits for a reader');
      needs = given;
    },
    needs: async (space, person) => (await needs?.(space, person)) ?? [],
    read: async (section, space, week) => (await sources.get(section)?.(space, week)) ?? [],
  };
}

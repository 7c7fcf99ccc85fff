import type { Card, Turn } from '../teams/port';

/** What a form can begin with, one a practice. Whatever it begins with, the person looks it over and sends it. */
interface Beginnings {
  readonly kudos: {
    /** Ids of people as the client gave them. */
    readonly people?: readonly string[];
    readonly whole?: boolean;
    readonly crewName?: string;
    readonly what?: string;
    readonly possible?: string;
  };
  readonly question: { readonly title?: string; readonly details?: string; readonly tags?: string };
  readonly link: {
    readonly url?: string;
    readonly title?: string;
    readonly why?: string;
    readonly tags?: string;
  };
  readonly post: {
    readonly working?: string;
    readonly learned?: string;
    readonly wanted?: string;
    readonly tags?: string;
  };
  /** Cards to read, which begin with nothing. */
  readonly digest: object;
  readonly groups: object;
}

type Makers = {
  [Kind in keyof Beginnings]?: (turn: Turn, beginning: Beginnings[Kind]) => Promise<Card>;
};

/** The cards that something other than a practice itself can bring up: a mail that was read, a sentence that was understood. */
export interface Forms {
  /** Names who makes the card of `kind`; a second one throws. */
  provide<Kind extends keyof Beginnings>(kind: Kind, make: NonNullable<Makers[Kind]>): void;
  make<Kind extends keyof Beginnings>(
    kind: Kind,
    turn: Turn,
    beginning: Beginnings[Kind],
  ): Promise<Card>;
}

export function makeForms(): Forms {
  const makers: Makers = {};
  return {
    provide: (kind, make) => {
      if (makers[kind]) throw new Error(`Two forms of ${kind}`);
      makers[kind] = make;
    },
    make: async (kind, turn, beginning) => {
      const make = makers[kind];
      if (!make) throw new Error(`Nobody makes a form of ${kind}`);
      return make(turn, beginning);
    },
  };
}

import type { Card, Turn } from '../teams/port';
import type { Proposal } from './email/propose';

/** Makes the form of a practice out of what a mail says, for the person to look over and post. */
export type MakeForm = (turn: Turn, proposal: Proposal) => Promise<Card>;

/** The forms a mail can become, one a practice. */
export interface EmailForms {
  /** Names who makes the form of `as`; a second one throws. */
  provide(as: Proposal['as'], make: MakeForm): void;
  make: MakeForm;
}

export function makeEmailForms(): EmailForms {
  const makers = new Map<Proposal['as'], MakeForm>();
  return {
    provide: (as, make) => {
      if (makers.has(as)) throw new Error(`Two forms for a mail as ${as}`);
      makers.set(as, make);
    },
    make: async (turn, proposal) => {
      const make = makers.get(proposal.as);
      if (!make) throw new Error(`Nobody makes a form for a mail as ${proposal.as}`);
      return make(turn, proposal);
    },
  };
}

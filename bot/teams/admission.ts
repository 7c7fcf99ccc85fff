import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal';

/** At most `acts` in any `seconds`. */
interface Limit {
  readonly acts: number;
  readonly seconds: number;
}

export interface AdmissionLimits {
  readonly person: readonly Limit[];
  readonly instance: readonly Limit[];
}

/**
 * Far above what a person does, who clicks once a second at most and whose tab asks for some things at once;
 * a process takes about what it was measured to do. Each process keeps to it by itself.
 */
export const usualLimits: AdmissionLimits = {
  person: [
    { acts: 60, seconds: 5 },
    { acts: 300, seconds: 60 },
  ],
  instance: [{ acts: 3_000, seconds: 10 }],
};

/** For load on one's own machine. */
export const unlimited: AdmissionLimits = { person: [], instance: [] };

/** Too much was asked for at once, by one person or by all together. */
export class TooMuch extends Refusal {
  constructor(
    key: 'teams.tooOften' | 'teams.busy',
    /** When to come back. */
    readonly retryAfterSeconds: number,
    /** This person was told so since the limit was kept: to say it again says nothing new. */
    readonly told: boolean,
  ) {
    super(key, { seconds: retryAfterSeconds });
  }
}

export interface Admission {
  /** Counts one act of a person, through whatever way in. Throws TooMuch; that counts for nobody else. */
  admit(tenant: string, person: string): Promise<void>;
}

export function makeAdmission(limits: AdmissionLimits): Admission {
  const limiters = (list: readonly Limit[]) =>
    list.map(({ acts, seconds }) => new RateLimiterMemory({ points: acts, duration: seconds }));
  const person = limiters(limits.person);
  const instance = limiters(limits.instance);

  async function take(
    limiter: RateLimiterMemory,
    key: string,
    refusal: 'teams.tooOften' | 'teams.busy',
  ): Promise<void> {
    try {
      await limiter.consume(key);
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      const seconds = Math.max(1, Math.ceil(full.msBeforeNext / 1_000));
      const told = refusal === 'teams.tooOften' && full.consumedPoints > limiter.points + 1;
      throw new TooMuch(refusal, seconds, told);
    }
  }

  return {
    admit: async (tenant, id) => {
      for (const limiter of person) await take(limiter, `${tenant} ${id}`, 'teams.tooOften');
      for (const limiter of instance) await take(limiter, 'all', 'teams.busy');
    },
  };
}

import type { Kind } from './observe';

/** Names of what is exported. Attributes are these alone. */
export const scope = 'social-learning';
export const attributes = { what: 'sl.what', outcome: 'sl.outcome' } as const;

/** The histogram of a kind, in seconds. */
export function durationOf(kind: Kind): string {
  return `social_learning.${kind}.duration`;
}

export function spanName(kind: Kind, what: string): string {
  return `${kind} ${what}`;
}

/** Upper bounds in seconds, as OpenTelemetry advises for durations of requests: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
export const bounds = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
] as const;

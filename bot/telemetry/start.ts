import { unobserved } from './observe';
import type { Destination, Telemetry } from './telemetry';

/** Begins to export traces, metrics and logs. Without a destination nothing of OpenTelemetry is loaded, and nothing measured. */
export async function startTelemetry(destination?: Destination): Promise<Telemetry> {
  if (!destination) return { observe: unobserved, stop: async () => {} };
  // Not import(): here that wants an ending of the file which tests cannot follow.
  const otlp: typeof import('./otlp') = require('./otlp');
  return otlp.startOtlp(destination);
}

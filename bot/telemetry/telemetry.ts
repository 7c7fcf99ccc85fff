import type { Writable } from 'node:stream';
import type { Observe } from './observe';

/** Where to, and who says it. */
export interface Destination {
  /** The address of a collector, as `http://collector:4318`. */
  readonly endpoint: string;
  /** What the collector asks for, such as a key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly version: string;
  /** The name of this process among its like. */
  readonly instance: string;
}

export interface Telemetry {
  readonly observe: Observe;
  /** Takes the lines of the log, to export what may leave this machine; none where nothing is exported. */
  readonly log?: Writable;
  /** Exports what is left, for a few seconds at most. */
  stop(): Promise<void>;
}

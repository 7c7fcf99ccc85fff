import * as z from 'zod/v4';

/** A line of the log as it may leave this machine. */
export interface Exported {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** As pino numbers them: 30 is info, 40 warn, 50 error, 60 fatal. */
  readonly level: number;
  readonly message: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

const Line = z.looseObject({
  time: z.number(),
  level: z.number(),
  msg: z.string().default(''),
  err: z
    .looseObject({
      type: z.string(),
      message: z.string().default(''),
      stack: z.string().default(''),
    })
    .optional(),
});

/** What is told of a line besides its message: names that are written in the code, and numbers. */
const told = ['effect', 'tries', 'next', 'code', 'refusal', 'status', 'limit', 'signal', 'store'];

/** The places in the code, without the message of the error: that may be somebody's. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** Reads a line of JSON that pino wrote; undefined where it is none. Only what is known to be nobody's is taken along. */
export function exportedLine(line: string): Exported | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) return undefined;
  const { time, level, msg, err, ...rest } = parsed.data;
  const attributes: Record<string, string | number> = {};
  for (const name of told) {
    const value = rest[name];
    if (typeof value === 'string' || typeof value === 'number') attributes[name] = value;
  }
  if (err) {
    attributes['exception.type'] = err.type;
    attributes['exception.stacktrace'] = frames(err.stack);
  }
  // Where nothing is said of an error, pino says what the error says.
  return { time, level, message: msg === err?.message ? '' : msg, attributes };
}

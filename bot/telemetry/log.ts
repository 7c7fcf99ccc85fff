import pino, { type DestinationStream, type Level, type Logger } from 'pino';

/** The log of the process, to its output, and to `also` where that is given. */
export function makeLog(
  level: Level | 'silent',
  also?: NodeJS.WritableStream,
  output: DestinationStream = pino.destination(1),
): Logger {
  if (!also) return pino({ level }, output);
  const stream = { write: (line: string) => void also.write(line) };
  return pino(
    { level },
    pino.multistream([
      { level: 'trace', stream: output },
      { level: 'trace', stream },
    ]),
  );
}

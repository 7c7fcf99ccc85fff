import { createTransport } from 'nodemailer';
import * as z from 'zod/v4';
import { SendError } from '../teams/port';

/** One message to one person. */
interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The same for every try, so that a mail program shows it once. */
  readonly key: string;
}

/** Sends mail through the organisation's own server; absent where none is named. */
export interface Mailer {
  /**
   * `refused`: the server will never take this message (5xx, RFC 5321, 4.2.1), so it is not tried again.
   * Throws SendError `throttled` where four are on their way, where it may take it later (4xx), or where it did not
   * answer within ten seconds; after that, all that is sent within half a minute is so at once. Any other error is
   * for an operator to mend.
   */
  send(mail: Mail): Promise<'sent' | 'refused'>;
  close(): void;
}

const patienceMs = 10_000;
const restMs = 30_000;
/** When a mail is tried again: a server that knows nobody yet lets them wait for minutes. */
const againMs = 5 * 60_000;
const connections = 2;
/** More than these at once come back later: what sends them has other things to do, and holds a lease meanwhile. */
const mostAtOnce = 2 * connections;
const queueMs = 2_000;

/** What the mail library tells of a failure. */
const Failure = z.looseObject({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  /** What the server was asked; `CONN` where it was not reached, `API` where the library itself refuses. */
  command: z.string().optional(),
});

/** What is asked about this message and its address; that it does not let us in, say, is an operator's to mend. */
const aboutTheMail = new Set(['RCPT TO', 'DATA']);

/** `url` as in `smtps://user:password@mail.example.com`; encryption is asked for where the server has it. */
export function makeMailer(
  { url, from }: { readonly url: string; readonly from: string },
  clock: () => number,
): Mailer {
  const host = from.split('@')[1]?.replace(/>$/, '') ?? 'localhost';
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: connections },
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    // Nothing of a message is read from a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  let restsUntil = 0;
  let next = 0;
  let underWay = 0;
  const lanes = Array.from({ length: connections }, () => Promise.resolve<unknown>(undefined));

  async function attempt({ to, subject, html, text, key }: Mail): Promise<'sent' | 'refused'> {
    if (clock() < restsUntil)
      throw new SendError('throttled', 'The mail server did not answer lately', againMs);
    try {
      await transport.sendMail({ from, to, subject, html, text, messageId: `<${key}@${host}>` });
      return 'sent';
    } catch (error) {
      const known = Failure.safeParse(error).data;
      const { code = '', responseCode = 0, command = '' } = known ?? {};
      if (responseCode >= 500 && aboutTheMail.has(command)) return 'refused';
      if (code === 'EENVELOPE' && command === 'API') return 'refused';
      // The library's error carries the address, which must not get into a log.
      const words = `The mail server answered ${responseCode || 'nothing'} (${code} ${command})`;
      if (command === 'CONN') restsUntil = clock() + restMs;
      const passing = command === 'CONN' || (responseCode >= 400 && responseCode < 500);
      throw passing ? new SendError('throttled', words, againMs) : new Error(words);
    }
  }

  return {
    // One after the other on each connection, so that none waits behind a server that does not answer.
    send: async (mail) => {
      if (underWay >= mostAtOnce)
        throw new SendError('throttled', 'Other mails are on their way', queueMs);
      underWay += 1;
      const lane = next++ % connections;
      const sending = (lanes[lane] ?? Promise.resolve())
        .then(() => attempt(mail))
        .finally(() => {
          underWay -= 1;
        });
      lanes[lane] = sending.catch(() => undefined);
      return sending;
    },
    close: () => transport.close(),
  };
}

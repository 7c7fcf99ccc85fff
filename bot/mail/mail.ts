import { createTransport } from 'nodemailer';

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
  /** Rejects where the server did not take it, or did not answer within ten seconds. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

const patienceMs = 10_000;

/** `url` as in `smtps://user:password@mail.example.com`; encryption is asked for where the server has it. */
export function makeMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const host = from.split('@')[1]?.replace(/>$/, '') ?? 'localhost';
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: 2 },
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    // Nothing of a message is read from a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    send: async ({ to, subject, html, text, key }) => {
      await transport.sendMail({ from, to, subject, html, text, messageId: `<${key}@${host}>` });
    },
    close: () => transport.close(),
  };
}

import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly chatPort: number;
  readonly demo: boolean;
}

/** Stops `npm start`: a sentence that says what to do. */
export class StartError extends Error {}

export const usage = `npm start starts the product on this machine: the server, the tab and a chat client.

  npm start -- --demo              fill an empty store with 14 weeks of a made-up organisation
  npm start -- --port 4000         the server on another port (or PORT=4000); 3978 by default
  npm start -- --chat-port 4001    the chat client on another port; 56150 by default`;

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new StartError(`${name} must be a port number from 1 to 65535, not "${text}".`);
  return port;
}

/** Reads the words after `npm start --`; undefined where help was asked for. Throws StartError. */
export function readOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        port: { type: 'string', default: environment.PORT || '3978' },
        'chat-port': { type: 'string', default: '56150' },
      },
    });
    if (values.help) return undefined;
    const port = portOf('--port (or PORT)', values.port);
    const chatPort = portOf('--chat-port', values['chat-port']);
    if (port === chatPort) throw new StartError('--port and --chat-port must differ.');
    return { port, chatPort, demo: values.demo };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

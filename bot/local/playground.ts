import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { larkfield } from './organisation';
import { playgroundConfig } from './playground-config';
import { type Prepared, root } from './prepare';
import { type Running, startProcess } from './processes';
import { waitUntilReady } from './ready';
import { StartError } from './start-options';

export const chatName = 'The chat client';

/** Where the bot finds the Playground's connector. */
export function serviceUrl(port: number): string {
  return `http://127.0.0.1:${port}/_connector`;
}

/** Starts the Microsoft 365 Agents Playground with the organisation's people and chats, without telemetry and without opening a browser. */
export function startPlayground({ folder, port: botPort, chatPort, tenant }: Prepared): Running {
  const config = path.join(folder, 'playground.yml');
  writeFileSync(config, playgroundConfig(larkfield, tenant));
  const cli = path.join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const bot = `http://127.0.0.1:${botPort}/api/messages`;
  const words = ['start', '-e', bot, '-c', 'msteams', '-p', String(chatPort)];
  const quiet = ['--service-url', serviceUrl(chatPort), '--disable-telemetry'];
  return startProcess({
    name: chatName,
    words: [cli, ...words, ...quiet],
    folder,
    environment: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: logFile(folder),
    },
  });
}

/**
 * Settles when the Playground shows its page at the port it was given. Throws StartError where another
 * program took the port in the meantime: the Playground would go on at one of its own choice.
 */
export function chatReady({ child }: Running, port: number): Promise<true> {
  child.stderr?.resume();
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (words: Buffer) => {
      const taken = /Listening on (\d+)/.exec(words.toString())?.[1];
      if (taken === String(port)) resolve(waitUntilReady(`http://127.0.0.1:${port}/`));
      else if (taken)
        reject(
          new StartError(
            `Port ${port} was taken by another program just now. Start again, or choose another: ` +
              `npm start -- --chat-port ${port + 1}`,
          ),
        );
    });
  });
}

function logFile(folder: string): string {
  return path.join(folder, 'playground.log');
}

/** The last lines it logged: the only place where it says why it ended. */
export function lastWords(folder: string): string {
  try {
    return readFileSync(logFile(folder), 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}

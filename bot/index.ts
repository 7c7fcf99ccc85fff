import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { version } from '../package.json';
import { admin } from './admin/command-line';
import { explain } from './explain';
import { makeProduct } from './product';
import { readSettings } from './settings';
import { sweep } from './sweep';
import { makeLog } from './telemetry/log';
import { startTelemetry } from './telemetry/start';

const graceMs = 10_000;
const sweepMs = 5 * 60_000;
const sweepAgainMs = 5_000;
/** How long requests are still taken that were sent here before anybody saw that we are not ready. */
const leavingMs = 2_000;

/** Starts the server, and stops it cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const instance = randomUUID();
  const { telemetry: destination, logLevel: level } = settings;
  const telemetry = await startTelemetry(destination && { ...destination, version, instance });
  const { observe } = telemetry;
  const log = makeLog(level, telemetry.log);
  const product = await makeProduct({
    ...{ settings, log, observe },
    tab: path.join(__dirname, '../tab'),
  });
  const server = createServer(product.web);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, settings.host, resolve);
  });
  log.info({ host: settings.host, port: settings.port, store: settings.store.kind }, 'listening');

  let stopping = false;
  let endSweep = (): void => {};
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), graceMs).unref();
    endSweep();
    product.leave();
    if (!settings.local) await pause(leavingMs);
    server.close();
    server.closeIdleConnections();
    await product.stop();
    log.info('stopped');
    await telemetry.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // What this instance left behind, or one that is gone for good. People are served meanwhile.
  endSweep = sweep(product.resume, { log, everyMs: sweepMs, soonMs: sweepAgainMs });
}

/** What ships is one bundle: `node bot/index.js admin COMMAND ...` in it does what `npm run admin` does here. */
async function run([what, ...words]: readonly string[]): Promise<void> {
  return what === 'admin' ? admin(words) : main();
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

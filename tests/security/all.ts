import { attackers } from './attackers';
import { badInputs, type Options } from './bad-inputs';
import { entries } from './entries';
import { floodRows } from './flood';
import { logs, wholeLog } from './logs';
import { outgoingRow, watchOutgoing } from './outgoing';
import { setScene } from './scene';
import { setStage } from './stage';
import type { Row } from './table';
import { coverRow } from './uncovered';
import { digestPageRow, exportRow, startRows } from './whole';

/** What was put in through every way in, and what became of it. */
async function ofInputs(options: Options): Promise<Row[]> {
  const outgoing = watchOutgoing();
  const stage = await setStage();
  const scene = await setScene(stage);
  try {
    // While little has been told, all of it is in the digest.
    const digest = await digestPageRow(scene);
    const rows = await badInputs(scene, entries, options);
    const portOf = (url: string) => new URL(url).port;
    const ports = [stage.app.url, stage.app.connector.url, stage.openId.authority].map(portOf);
    const outgoings = await outgoingRow(outgoing, ports);
    const words = wholeLog(scene, 'words of bad inputs in logs');
    return [coverRow(scene, entries), ...rows, outgoings, words, digest, await exportRow(scene)];
  } finally {
    outgoing.stop();
    await stage.close();
  }
}

/** Who tried what; in a store of its own, which is compared before and after each. */
async function ofAttackers({ short, progress }: Options): Promise<Row[]> {
  const stage = await setStage();
  const scene = await setScene(stage);
  try {
    const rows = [
      ...(await attackers(scene)),
      ...startRows(),
      ...(await logs(scene, entries, short)),
      wholeLog(scene, 'secrets of attackers in logs'),
    ];
    if (progress) rows.forEach(progress);
    return rows;
  } finally {
    await stage.close();
  }
}

/** The whole table of what may be put into the product, and of who may try what. */
export async function securityRows(options: Options): Promise<Row[]> {
  const { only, part } = options;
  const rows = part === 'attackers' ? [] : await ofInputs(options);
  if (only !== undefined || part === 'inputs') return rows;
  rows.push(...(await ofAttackers(options)));
  if (!options.short) rows.push(...(await floodRows()));
  return rows;
}

import { parseArgs } from 'node:util';
import { CallError, type Labels, type ReadNetwork, readNetwork } from './network-file';
import { type Leaders, measureNetwork } from './network-measures';

/**
 * `npm run bench:network -- FILE [--by NAME] [--leaders 'NAME<=N']`: every measure of a network as one JSON
 * object on the standard output. `--by` names the attribute of the groups of the E-I index, `--leaders` says
 * which nodes lead. Ties to oneself and repeated ones do not count.
 */
const usage = "npm run bench:network -- FILE [--by NAME] [--leaders 'NAME<=N']";

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: { type: 'string' }, leaders: { type: 'string' } },
    });
  } catch (error) {
    const [fault] = (error as Error).message.split('. ');
    throw new CallError(`${fault}. Please call ${usage}`);
  }
}

function labelsOf(network: ReadNetwork, name: string): Labels {
  const labels = network.labels(name);
  if (!labels) throw new CallError(`The network has no attribute ${name}.`);
  return labels;
}

function leadersOf(network: ReadNetwork, wish: string): Leaders {
  const [, name, most] = /^\s*(.+?)\s*<=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(wish) ?? [];
  if (name === undefined || most === undefined)
    throw new CallError(`--leaders takes an attribute and a number, as 'level<=2', not '${wish}'.`);
  const labels = labelsOf(network, name);
  if (!labels.some((label) => typeof label === 'number'))
    throw new CallError(`The values of ${name} are no numbers, so that none is at most ${most}.`);
  return { name, most: Number(most), labels };
}

/** The line to print. Throws CallError where the call or the file is wrong. */
export function run(args: readonly string[]): string {
  const { positionals, values } = options(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CallError(`Please call ${usage}`);
  const network = readNetwork(file);
  const { by, leaders } = values;
  const measures = measureNetwork(network, {
    ...(by !== undefined && { groups: { name: by, labels: labelsOf(network, by) } }),
    ...(leaders !== undefined && { leaders: leadersOf(network, leaders) }),
  });
  return JSON.stringify(measures);
}

if (require.main === module)
  try {
    console.log(run(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }

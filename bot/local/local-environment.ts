import { Environment } from '../environment';

/** What the shell may say about a local run; settings of a real tenant are not for this one. */
const passedOn: readonly string[] = ['NODE_ENV', 'LOG_LEVEL', 'SQLITE_FILE'];

/** The environment of a server in local mode: the shell's, less the settings that are not for it. */
export function localEnvironment(port: number, shell: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped = Object.keys(Environment.shape).filter((key) => !passedOn.includes(key));
  const kept = Object.entries(shell).filter(([key]) => !dropped.includes(key));
  return { LOG_LEVEL: 'warn', ...Object.fromEntries(kept), LOCAL: 'true', PORT: String(port) };
}

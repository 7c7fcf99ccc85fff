import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { serverBuild } from '../../infra/build';

/** A built server of one's own: a build beside it does not change what is started again half-way. */
export interface Bundle {
  readonly script: string;
  remove(): Promise<void>;
}

/** Bundles an entry as `npm run build` bundles the server, with these plugins besides. It stays in `dist`, from where it finds its packages. */
export async function bundle(entry: string, more: readonly Plugin[] = []): Promise<Bundle> {
  const folder = path.join(serverBuild.absWorkingDir, 'dist', `run-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const name = path.basename(entry, '.ts');
  const plugins = [...serverBuild.plugins, ...more];
  await build({ ...serverBuild, plugins, entryPoints: { [name]: entry }, outdir: folder });
  return {
    script: path.join(folder, `${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

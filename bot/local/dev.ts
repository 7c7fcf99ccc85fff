import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { context } from 'esbuild';
import pretty from 'pino-pretty';
import { serverBuild } from '../../infra/build';
import { localEnvironment } from './local-environment';
import { type Running, startProcess } from './processes';
import { readOptions, usage } from './start-options';

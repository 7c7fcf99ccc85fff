import type { Config } from 'jest';

/** Packages that ship only ES modules and are turned into CommonJS for the tests. */
const esModules = ['jose', 'intl-messageformat', '@formatjs'].join('|');

const swc: Config['transform'] = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const config: Config = {
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: swc,
  transformIgnorePatterns: [`node_modules/(?!(${esModules})/)`],
  setupFilesAfterEnv: ['<rootDir>/tests/support/strict-console.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
export default config;

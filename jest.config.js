/** Packages that ship only ES modules, or load some by import(), and are turned into CommonJS for the tests. */
const esModules = [
  ...['jose', 'intl-messageformat', '@formatjs'],
  '@opentelemetry/otlp-exporter-base',
].join('|');

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '^.+\\.(t|j|mj)sx?$': swc },
  transformIgnorePatterns: [`node_modules/(?!(${esModules})/)`],
  moduleNameMapper: {
    '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  globals: { storeOfRun: 'SQLite' },
  setupFilesAfterEnv: ['<rootDir>/tests/support/strict-console.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
};

const usual = require('../jest.config');

/** `npm run test:long`: what takes minutes each, and whole flows on the emulator of Azure Table Storage. */
/** @type {import('jest').Config} */
module.exports = {
  ...usual,
  rootDir: '..',
  testMatch: ['**/*.long.ts', '**/flow/*.test.ts', '**/admin/{erase*,portable,retention}.test.ts'],
  globals: { storeOfRun: 'Azurite' },
};

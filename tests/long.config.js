const usual = require('../jest.config');

/** `npm run test:long`: what takes minutes each. */
/** @type {import('jest').Config} */
module.exports = { ...usual, rootDir: '..', testMatch: ['**/*.long.ts'] };

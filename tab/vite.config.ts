import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directImports } from './scripts/direct-imports';
import { compiledMessages } from './scripts/messages';
import { preloads } from './scripts/preloads';

const server = 'http://127.0.0.1:3978';

export default defineConfig({
  base: '/tab/',
  plugins: [react(), compiledMessages(), directImports(), preloads()],
  resolve: {
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
    ],
  },
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files: each has its price, also from a cache. What most pages share is one, so that a view stays small.
          groups: [
            { name: 'first', tags: ['$initial'], priority: 4 },
            { name: 'start', test: /\/tab\/src\/start\.tsx$/, priority: 3 },
            { name: 'shared', minShareCount: 7, priority: 2 },
            { name: 'acting', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/local': server } },
});

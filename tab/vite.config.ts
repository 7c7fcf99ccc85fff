import griffel from '@griffel/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directImports } from './scripts/direct-imports';
import { compiledMessages } from './scripts/messages';
import { preloads } from './scripts/preloads';
import { quietTeams } from './scripts/quiet-teams';

const server = 'http://127.0.0.1:3978';

/** Styles as the CSS rules they make: neither what compiles them nor its work is left to the browser. */
const compiledStyles = () =>
  griffel({
    include: [/\/tab\/src\/.*\.tsx?$/],
    babelOptions: { presets: [require.resolve('@babel/preset-typescript')], plugins: [] },
  });

export default defineConfig({
  base: '/tab/',
  plugins: [
    react(),
    compiledStyles(),
    compiledMessages(),
    directImports(),
    quietTeams(),
    preloads(),
  ],
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
            {
              // And what every page has.
              name: 'start',
              test: /\/tab\/src\/(start|shell\/(PageTitle|ListSkeleton|ProblemNotice)|when)\.tsx$/,
              priority: 3,
            },
            { name: 'shared', minShareCount: 7, priority: 2 },
            { name: 'acting', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/local': server } },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directImports } from './scripts/direct-imports';
import { compiledMessages } from './scripts/messages';

const server = 'http://127.0.0.1:3978';

export default defineConfig({
  base: '/tab/',
  plugins: [react(), compiledMessages(), directImports()],
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
  },
  server: { proxy: { '/api': server, '/local': server } },
});

/** A stray console.error or console.warn fails the test it appears in. */
const stray: string[] = [];

beforeAll(() => {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...words: unknown[]) => {
      stray.push(`console.${level}: ${words.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  const seen = stray.splice(0);
  if (seen.length > 0) throw new Error(`Unexpected output:\n${seen.join('\n')}`);
});

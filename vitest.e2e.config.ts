import { defineConfig } from 'vitest/config';

/** Real editors: `npm run test:e2e`. One at a time, for each is a whole editor, and they share what is installed. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 10 * 60_000, // the first run installs VS Code
  },
});

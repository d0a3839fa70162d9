// One run for all packages. The system picks the ports of test servers, so test files can run beside each
// other.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'scripts/test/**/*.test.ts',
      '.build/docs/examples.test.ts',
    ],
    // `npm run test:long` runs these.
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // The limit ends a test that hangs. Even a slow run on a small, busy machine must not reach it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

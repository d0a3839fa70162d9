// One run for all packages. Tests that start servers do so on ports that the system picks, so files run
// beside each other.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'scripts/test/**/*.test.ts',
      '.build/docs/examples.test.ts',
    ],
    // Properties and real HTTP on a small, busy machine: a limit that ends a hang, never one that a slow run
    // meets.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

// The tests that take longer than `npm test` may take: `npm run test:long`. One file at a time, since they
// measure, kill and load the machine.

import { defineConfig } from 'vitest/config'
import { keepCompiled } from './scripts/lib/Compiled.ts'

keepCompiled()

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.long.test.ts',
      'examples/*/test/**/*.long.test.ts',
      'scripts/test/**/*.long.test.ts',
    ],
    fileParallelism: false,
    passWithNoTests: true,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
})

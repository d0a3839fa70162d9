// One run for all packages. The system picks the ports of test servers, so test files can run beside each
// other.

import { defineConfig } from 'vitest/config'
import { keepCompiled } from './scripts/lib/Compiled.ts'

keepCompiled()

// They replace modules of Node, so each has a process of its own. The others share two processes, which load
// each module once.
const alone = [
  'packages/client/test/regression/privateNetworks.test.ts',
  'packages/client/test/regression/socksProxies.test.ts',
]
const include = [
  'packages/*/test/**/*.test.ts',
  'examples/*/test/**/*.test.ts',
  'scripts/test/**/*.test.ts',
  '.build/docs/examples.test.ts',
]
// `npm run test:long` runs the long ones.
const exclude = ['**/node_modules/**', '**/*.long.test.ts']

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'shared', include, exclude: [...exclude, ...alone], isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // The limit ends a test that hangs. Even a slow run on a small, busy machine must not reach it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

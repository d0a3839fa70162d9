// The tests of one package, for `npm run mutants`. Tests that stand nearest to a mutant run first, since the
// first failure ends the run.

import { basename, dirname } from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const name = process.env['MUTANTS_PACKAGE'] ?? ''

// How near a test stands to a source: the same name, the same wing, or elsewhere.
const distance = (source: string, test: string): number => {
  const wing = dirname(source)
    .replace('/src', '/test')
    .replace(/\/internal$/, '')
  if (basename(test) === basename(source).replace(/\.ts$/, '.test.ts')) return 0
  return dirname(test) === wing ? 1 : 2
}

class Nearest extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const [source = ''] = this.ctx.config.related ?? []
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => distance(source, a.moduleId) - distance(source, b.moduleId))
  }
}

export default defineConfig({
  test: {
    include: [`packages/${name}/test/**/*.test.ts`],
    // Some tests bundle or measure the sources themselves, which no fault must have. Some load the machine
    // for minutes.
    exclude: [
      '**/node_modules/**',
      '**/*.long.test.ts',
      '**/{PageServer,Page,TreeShaking,Hostile,VirtualDay,Torture}.test.ts',
      '**/{runtime,torture}/**',
    ],
    sequence: { sequencer: Nearest },
    // A fault that makes a test hang costs this time. As in all runs, no test without a fault needs it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

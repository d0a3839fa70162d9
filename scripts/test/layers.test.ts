// Each rule of .dependency-cruiser.mjs, on a small tree that breaks the rule. Allowed imports of the tree
// must not be reported.

import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tree = '.build/layers'

const manifest = JSON.stringify({
  name: 'x',
  type: 'module',
  peerDependencies: { 'fp-ts': '*' },
  devDependencies: { 'fast-check': '*', 'fp-ts': '*' },
})

const files: Readonly<Record<string, string>> = {
  'packages/core/package.json': manifest,
  'packages/core/src/A.ts': "import 'fp-ts/lib/Either.js'\n",
  'packages/core/src/Up.ts': "import '../../client/src/A.ts'\n",
  'packages/core/src/Facts.ts': "import '../../schema/src/A.ts'\n",
  'packages/core/src/Dev.ts': "import 'fast-check'\n",
  'packages/core/src/Test.ts': "import '../test/A.test.ts'\n",
  'packages/core/src/Nowhere.ts': "import './Missing.ts'\n",
  'packages/core/src/Ring.ts': "import './Ring2.ts'\n",
  'packages/core/src/Ring2.ts': "import './Ring.ts'\n",
  'packages/core/src/text/internal/Hidden.ts': 'export {}\n',
  'packages/core/src/text/Own.ts': "import './internal/Hidden.ts'\n",
  'packages/core/src/types/Down.ts': "import '../ports/A.ts'\n",
  'packages/core/src/types/Back.ts': "import '../text/Own.ts'\n",
  'packages/core/src/ports/A.ts': 'export {}\n',
  'packages/core/test/A.test.ts': 'export {}\n',
  'packages/client/src/A.ts': "import '../../core/src/A.ts'\n",
  'packages/client/src/Deep.ts': "import '../../core/src/text/internal/Hidden.ts'\n",
  'packages/compose/src/A.ts': "import type {} from '../../client/src/A.ts'\n",
  'packages/updates/src/A.ts': "import '../../testing/src/A.ts'\n",
  'packages/updates/src/Down.ts': "import '../../client/src/A.ts'\n",
  'packages/testing/src/A.ts': "import '../../schema/src/A.ts'\n",
  'packages/emulator/src/A.ts': "import '../../schema/src/A.ts'\n",
  'packages/pipegram/src/A.ts': "import '../../emulator/src/A.ts'\n",
  'packages/schema/src/A.ts': 'export {}\n',
  'examples/a/main.ts': "import '../../packages/core/src/text/internal/Hidden.ts'\n",
}

const violations = (): ReadonlyArray<string> => {
  rmSync(join(root, tree), { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, tree, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'json',
      tree,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, LAYERS_ROOT: `^${tree}/` },
    },
  )
  const report: {
    readonly summary: {
      readonly violations: ReadonlyArray<{ readonly from: string; readonly rule: { readonly name: string } }>
    }
  } = JSON.parse(stdout)
  return report.summary.violations
    .map(({ from, rule }) => `${rule.name}: ${from.replace(`${tree}/`, '')}`)
    .toSorted()
}

describe('the rules of imports', () => {
  it('report each forbidden import, and no allowed one', () => {
    expect(violations()).toEqual([
      'internal-stays-inside-packages: examples/a/main.ts',
      'internal-stays-inside: packages/client/src/Deep.ts',
      'layers-of-compose: packages/compose/src/A.ts',
      'layers-of-core: packages/core/src/Facts.ts',
      'layers-of-core: packages/core/src/Up.ts',
      'layers-of-pipegram: packages/pipegram/src/A.ts',
      'layers-of-updates: packages/updates/src/A.ts',
      'no-cycles: packages/core/src/Ring.ts',
      'published-dependencies: packages/core/src/Dev.ts',
      'published-dependencies: packages/core/src/Nowhere.ts',
      'resolvable: packages/core/src/Nowhere.ts',
      'source-needs-no-tests: packages/core/src/Test.ts',
      'wing-core-types: packages/core/src/types/Back.ts',
    ])
  })
})

// Writes the `exports` of every public package. With `--check` it writes nothing, and fails if a package is
// not up to date.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { withExports } from './lib/Exports.ts'
import { publicPackages } from './lib/Workspace.ts'

const stale = publicPackages().flatMap((owner) => {
  const path = join(owner.path, 'package.json')
  const text = withExports(owner)
  return readFileSync(path, 'utf8') === text ? [] : [{ path, text, name: owner.name }]
})

if (process.argv.includes('--check')) {
  for (const { name } of stale)
    console.error(`The exports of ${name} are not up to date: run node scripts/exports.ts.`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const { path, text } of stale) writeFileSync(path, text)
  console.log(`${stale.length} packages written.`)
}

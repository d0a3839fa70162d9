// Writes docs/reference/api.md, and says where core lacks a comment or an example. With `--check` it writes
// nothing, and fails if the page is not up to date.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { faultsOf, modulesOf, toMarkdown } from './lib/Api.ts'
import { publicPackages, root } from './lib/Workspace.ts'

// Those in which every function written by hand has an example.
const whole: ReadonlySet<string> = new Set(['core'])

const path = join(root, 'docs', 'reference', 'api.md')
const modules = modulesOf(publicPackages())
const page = toMarkdown(modules)
const faults = [
  ...faultsOf(modules.filter(({ folder }) => whole.has(folder))),
  ...(!process.argv.includes('--check') || (existsSync(path) && readFileSync(path, 'utf8') === page)
    ? []
    : ['docs/reference/api.md is not up to date: run npm run docs:api.']),
]

if (!process.argv.includes('--check')) writeFileSync(path, page)
const entries = modules.flatMap((each) => each.entries)
console.log(
  `${modules.length} modules, ${entries.length} exports, ${entries.filter(({ hasExample }) => hasExample).length} with an example.`,
)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1

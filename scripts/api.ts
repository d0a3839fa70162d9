// Writes the pages of docs/reference/api, and says where core lacks a comment or an example. With `--check`
// it writes nothing, and fails if a page is not up to date.

import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { faultsOf, modulesOf, wingsOf } from './lib/Api.ts'
import { groupsOf } from './lib/api/FrontDoor.ts'
import { toPages } from './lib/api/Pages.ts'
import { publicPackages, root } from './lib/Workspace.ts'

// The packages in which every function written by hand has an example.
const whole: ReadonlySet<string> = new Set(['core'])

const folder = join(root, 'docs', 'reference', 'api')
const isCheck = process.argv.includes('--check')
const packages = publicPackages()
const modules = modulesOf(packages)
const wings = wingsOf(packages)
const pages = toPages({ packages, modules, wings, groups: groupsOf(modules) })
const before = globSync('**/*.md', { cwd: folder }).map((page) => page.replaceAll('\\', '/'))
const gone = before.filter((page) => !pages.has(page))
const stale = [...pages].filter(([page, text]) => {
  const path = join(folder, page)
  return !existsSync(path) || readFileSync(path, 'utf8') !== text
})

const unsaid = new Set(
  modules
    .filter(({ folder, room }) => room !== '' && !wings.has(`${folder}/${room}`))
    .map(({ folder, room }) => `packages/${folder}/src/${room}: no file says what this wing holds.`),
)

const faults = [
  ...unsaid,
  ...faultsOf(modules.filter((each) => whole.has(each.folder))),
  ...(isCheck
    ? [...gone, ...stale.map(([page]) => page)].map(
        (page) => `docs/reference/api/${page} is not up to date: run npm run docs:api.`,
      )
    : []),
]

if (!isCheck) {
  for (const page of gone) rmSync(join(folder, page))
  for (const [page, text] of stale) {
    mkdirSync(dirname(join(folder, page)), { recursive: true })
    writeFileSync(join(folder, page), text)
  }
}

const entries = modules.flatMap((each) => each.entries)
const shown = entries.filter(({ hasExample }) => hasExample)
const counts = `${pages.size} pages, ${modules.length} modules, ${entries.length} exports`
console.log(`${counts}, ${shown.length} with an example.`)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1

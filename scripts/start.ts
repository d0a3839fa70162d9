// Runs an example: npm start shop. Default: the showcase.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { root } from './lib/Workspace.ts'

const folder = join(root, 'examples')
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.ts')))
const [name = 'showcase'] = process.argv.slice(2)

if (names.includes(name)) await import(pathToFileURL(join(folder, name, 'main.ts')).href)
else {
  process.stderr.write(`There is no example "${name}". The examples are ${names.join(', ')}.\n`)
  process.exitCode = 1
}

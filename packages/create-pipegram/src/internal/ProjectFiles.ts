// The files of a project, made from the folders of its template.

import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ManagerName, managers } from '../PackageManager.ts'
import { type TemplateName, templates, type TemplateStyle } from '../ProjectTemplate.ts'

// model

/** The choices that determine the files of a project. */
export interface ProjectContents {
  readonly name: string
  readonly template: TemplateName
  readonly style: TemplateStyle
  readonly manager: ManagerName
}

// constructors

/** The texts of a project by path. Paths have slashes. */
export const filesOf = async (plan: ProjectContents): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>()
  const values = { ...managers[plan.manager], name: plan.name, version: await ownVersion() }
  for (const folder of templates[plan.template].folders)
    for (const path of await pathsIn(folder)) {
      const place = placeOf(path, plan.style)
      if (place === undefined) continue
      const text = await readFile(join(root, folder, path), 'utf8')
      const filled = /\.ts$/.test(place) ? text : fill(text, values)
      const earlier = files.get(place)
      files.set(place, place === 'package.json' && earlier !== undefined ? merged(earlier, filled) : filled)
    }
  return files
}

// private

// The package finds itself by name, both in its sources and in its build.
const root = join(dirname(fileURLToPath(import.meta.resolve('create-pipegram/package.json'))), 'templates')

const ownVersion = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(join(root, '../package.json'), 'utf8'))
  return isObject(manifest) ? String(manifest['version']) : ''
}

const pathsIn = async (folder: string): Promise<ReadonlyArray<string>> =>
  (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1))
    .toSorted()

// npm leaves out files such as .gitignore, so a template has _gitignore. `bot.async.ts` becomes `bot.ts`.
const placeOf = (path: string, style: TemplateStyle): string | undefined => {
  const place = path
    .split(sep)
    .join('/')
    .replaceAll(/(^|\/)_/g, '$1.')
  if (style === 'async' && place === 'src/bot.ts') return undefined
  if (place === 'src/bot.async.ts') return style === 'async' ? 'src/bot.ts' : undefined
  return place
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

// The result has the scripts and dependencies of both.
const merged = (earlier: string, later: string): string =>
  `${JSON.stringify(mergedObject(JSON.parse(earlier), JSON.parse(later)), null, 2)}\n`

const mergedObject = (a: unknown, b: unknown): unknown =>
  isObject(a) && isObject(b)
    ? {
        ...a,
        ...Object.fromEntries(Object.entries(b).map(([key, value]) => [key, mergedObject(a[key], value)])),
      }
    : b

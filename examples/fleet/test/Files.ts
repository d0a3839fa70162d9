// The files of the deployment, as plain values.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'

/** The folder of the example. */
export const folder = fileURLToPath(new URL('..', import.meta.url))

/** The text of a file of the example. */
export const textOf = (path: string): string => readFileSync(`${folder}${path}`, 'utf8')

/** The documents of a YAML file. Throws if one is no YAML. */
export const documentsOf = (path: string): ReadonlyArray<unknown> =>
  parseAllDocuments(textOf(path), { merge: true }).map((each) => {
    const [error] = each.errors
    if (error !== undefined) throw error
    return each.toJS()
  })

/** What is at a path of names; `undefined` if there is nothing. */
export const at = (value: unknown, ...path: ReadonlyArray<number | string>): unknown =>
  path.reduce<unknown>(
    (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
    value,
  )

/** An array; empty if the value is another one. */
export const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

/** The fields of an object by their names; empty if the value is another one. */
export const fieldsOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** The instructions of the Dockerfile, in order: each with its arguments as one text. */
export const dockerfile = (): ReadonlyArray<{ readonly name: string; readonly rest: string }> =>
  textOf('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? []
      return name === '' ? [] : { name, rest }
    })

/** The last instruction of a name: that of the image. */
export const instruction = (name: string): string =>
  dockerfile()
    .filter((each) => each.name === name)
    .at(-1)?.rest ?? ''

/** An instruction in the form of a list. */
export const words = (json: string): ReadonlyArray<string> => listOf(JSON.parse(json)).map(String)

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { transform } from 'typia/lib/transform'
import type { Prepare } from '../../Suite.ts'
import { versions } from '../../Versions.ts'
import { updateOf } from './Builder.ts'
import { benchOf } from './Task.ts'

/** The types are declared as a user of typia does, and compiled by its step of TypeScript's compiler. */
export const prepare: Prepare = async () => {
  const made: { validate: (u: unknown) => boolean } = { validate: () => false }
  Reflect.apply(compileFunction(compiled(declare()), ['require', 'exports']), undefined, [
    createRequire(import.meta.url),
    made,
  ])
  const { validate } = made
  return benchOf((parsed) => (validate(parsed) ? parsed : undefined), { strict: true })
}

const fields = (types: Readonly<Record<string, string>>, mark: string): string =>
  Object.entries(types)
    .map(([name, type]) => `${name}${mark}: ${type}; `)
    .join('')

const declare = (): string => {
  const declared = new Map<string, string>()
  const update = updateOf<string>({
    string: 'string',
    integer: "number & tags.Type<'int64'>",
    number: 'number',
    boolean: 'boolean',
    literal: (value) => JSON.stringify(value),
    array: (item) => `Array<${item}>`,
    object: (required, optional) => `{ ${fields(required, '')}${fields(optional, '?')}}`,
    union: (members) => members.join(' | '),
    named: (name, define) => {
      if (!declared.has(name)) {
        declared.set(name, '')
        declared.set(name, `type ${name} = ${define()}`)
      }
      return name
    },
  })
  const call = `export const validate = typia.createIs<${update}>()`
  return ["import typia, { tags } from 'typia'", ...declared.values(), call].join('\n')
}

// Compiling takes seconds, also in the tests. What was compiled is kept under a hash of its sources.
const compiled = (text: string): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([text, ts.version, versions()['typia']]))
    .update(readFileSync(import.meta.filename))
    .digest('hex')
  const folder = fileURLToPath(new URL('../../../../../.build/typia/', import.meta.url))
  const path = `${folder}${hash}.cjs`
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const js = compile(text)
  mkdirSync(folder, { recursive: true })
  // Another process may read or write it at the same time.
  writeFileSync(`${path}.${process.pid}`, js)
  renameSync(`${path}.${process.pid}`, path)
  return js
}

// typia 14 is a plugin of TypeScript 7, which it builds with Go at its first use. This version is one of the
// last that are JavaScript.
const compile = (text: string): string => {
  const path = fileURLToPath(new URL('declared.ts', import.meta.url))
  const options: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const program = ts.createProgram([path], options, {
    ...host,
    getSourceFile: (name, ...rest) => (name === path ? file : host.getSourceFile(name, ...rest)),
  })
  const written: Array<string> = []
  const step = transform(
    program,
    {},
    {
      addDiagnostic: ({ messageText }) => {
        throw new Error(`typia cannot compile: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
      },
    },
  )
  program.emit(file, (_, js) => written.push(js), undefined, false, { before: [step] })
  return written.join('\n')
}

// Measures what long pipelines cost the type checker, and compares the cost with a budget. The script writes
// pipelines of several lengths, and checks them.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faults, type Cost } from './lib/TypeBudget.ts'
import { linkPackages, root, run, tsc } from './lib/Workspace.ts'

// model

interface Measured extends Cost {
  readonly seconds: number
  readonly megabytes: number
}

const lengths = [0, 10, 80, 200] as const
const folder = join(root, '.build', 'type-budget')

// constructors

// Each step needs what the one before it added, adds a value and can fail in a way of its own. A pipeline has
// at most 12 steps, and a branch of 12 is one of them.
const pipeline = (steps: number): string => {
  const numbers = Array.from({ length: steps }, (_, i) => i)
  const parts = numbers.filter((i) => i % 12 === 0).map((i) => numbers.slice(i, i + 12))
  return [
    "import * as TE from 'fp-ts/lib/TaskEither.js'",
    "import { use } from '@pipegram/compose/Chain'",
    "import { handle } from '@pipegram/compose/Handler'",
    "import type { Middleware } from '@pipegram/compose/Middleware'",
    "import { branch, pipeline } from '@pipegram/compose/Pipeline'",
    ...numbers.map((i) => {
      const needed = i === 0 ? 'unknown' : `{ readonly a${i - 1}: ${i - 1} }`
      return `declare const m${i}: Middleware<${needed}, { readonly a${i}: ${i} }, 'E${i}'>`
    }),
    'export const bot = pipeline(',
    ...Array.from({ length: Math.ceil(parts.length / 10) }, (_, i) => parts.slice(10 * i, 10 * i + 10)).map(
      (group) =>
        `  branch(${group.map((part) => `branch(${part.map((n) => `use(m${n})`).join(', ')})`).join(', ')}),`,
    ),
    `  handle((ctx) => TE.right(${steps === 0 ? 'ctx.me' : `ctx.a${steps - 1} satisfies ${steps - 1}`})),`,
    ')',
    '',
  ].join('\n')
}

const measure = (steps: number): Measured => {
  writeFileSync(join(folder, `steps${steps}.ts`), pipeline(steps))
  const config = join(folder, `steps${steps}.json`)
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { noEmit: true, noUnusedLocals: false, noUnusedParameters: false, types: [] },
      files: [`steps${steps}.ts`],
    }),
  )
  const printed = run(process.execPath, [tsc, '-p', config, '--extendedDiagnostics'])
  const read = (name: string): number => {
    const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(printed)?.[1]
    if (found === undefined)
      throw new Error(`The type checker no longer says "${name}". It printed:\n${printed}`)
    return Number(found)
  }
  return {
    steps,
    instantiations: read('Instantiations'),
    seconds: read('Check time'),
    megabytes: Math.round(read('Memory used') / 1024),
  }
}

linkPackages()
mkdirSync(folder, { recursive: true })
const [a, b, c, d] = lengths
const costs = [measure(a), measure(b), measure(c), measure(d)] as const
console.log('steps  instantiations  check time  memory')
for (const { steps, instantiations, seconds, megabytes } of costs)
  console.log(
    `${steps}`.padStart(5),
    `${instantiations}`.padStart(15),
    `${seconds.toFixed(2).padStart(9)} s`,
    `${megabytes} MB`.padStart(7),
  )
const broken = faults(costs)
for (const fault of broken) console.error(fault)
process.exitCode = broken.length === 0 ? 0 : 1

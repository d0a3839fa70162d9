// Fuzzes the parts that read foreign input: `npm run fuzz -- --minutes 10`. `--target NAME` fuzzes only one
// part, and `--seed N` starts from a seed. `--input FILE` tries one input, such as the file of a failure.
// .build/fuzz keeps the inputs that reached new code for the next run.

import { createHash, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Report } from '../packages/core/test/fuzz/Fuzzer.ts'
import { longTargets, targets } from '../packages/core/test/fuzz/Targets.ts'
import { inputIn, sharedBytes, type Work } from '../packages/core/test/fuzz/Worker.ts'
import { root } from './lib/Workspace.ts'

const known = [...targets, ...longTargets]

const folder = join(root, '.build', 'fuzz')

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    target: { type: 'string' },
    seed: { type: 'string' },
    input: { type: 'string' },
  },
})

// An input that takes longer than this is a hang.
const patience = 10_000

const corpusPath = (name: string): string => join(folder, `${name}.corpus.json`)

const textsIn = (path: string): ReadonlyArray<string> => {
  const found: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  return Array.isArray(found) ? found.filter((text) => typeof text === 'string') : []
}

const isReport = (u: unknown): u is Report => typeof u === 'object' && u !== null && 'cases' in u

const fuzz = (target: string, seed: number, ms: number): Promise<Report> =>
  new Promise((resolve, reject) => {
    const shared = new SharedArrayBuffer(sharedBytes)
    const work: Work = { target, seed, ms, corpus: textsIn(corpusPath(target)), shared }
    const worker = new Worker(new URL('../packages/core/test/fuzz/Worker.ts', import.meta.url), {
      workerData: work,
    })
    const count = (): number => Atomics.load(new Int32Array(shared, 0, 2), 0)
    let before = -1
    const watch = setInterval(() => {
      // Before its first input, the worker loads and makes the first inputs.
      if (count() > 0 && count() === before) {
        clearInterval(watch)
        void worker.terminate()
        resolve({
          target,
          seed,
          cases: count(),
          blocks: 0,
          corpus: work.corpus,
          failure: { input: inputIn(shared), reason: `The input took longer than ${patience / 1000} s.` },
        })
      }
      before = count()
    }, patience)
    worker.on('message', (report: unknown) => {
      if (isReport(report)) resolve(report)
    })
    worker.on('error', reject)
    worker.on('exit', () => clearInterval(watch))
  })

const save = (name: string, input: string): string => {
  const path = join(folder, `${name}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}.json`)
  writeFileSync(path, JSON.stringify([name, input]))
  return relative(root, path)
}

const retry = async (path: string): Promise<void> => {
  const [name, input = ''] = textsIn(path)
  const target = known.find((each) => each.name === name)
  if (target === undefined) throw new RangeError(`${path} names no target.`)
  await target.check(input)
  console.log(`ok    ${target.name}: the law holds for ${JSON.stringify(input)}`)
}

const all = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const chosen = known.filter(({ name }) => values.target === undefined || name === values.target)
  const minutes = Number(values.minutes)
  const first = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
  if (chosen.length === 0)
    throw new RangeError(
      `There is no target "${values.target}". The targets are ${known.map(({ name }) => name).join(', ')}.`,
    )
  if (!(minutes > 0) || !Number.isSafeInteger(first))
    throw new RangeError('--minutes must be above 0, and --seed a whole number.')
  console.log(
    `seed ${first}, ${minutes} min for ${chosen.length} ${chosen.length === 1 ? 'target' : 'targets'}`,
  )
  for (const { name } of chosen) {
    const { cases, blocks, corpus, failure } = await fuzz(name, first, (minutes * 60_000) / chosen.length)
    writeFileSync(corpusPath(name), JSON.stringify(corpus))
    const counts = `${cases} cases, ${blocks} blocks of code, ${corpus.length} inputs kept`
    console.log(`${failure === undefined ? 'ok  ' : 'FAIL'}  ${name}: ${counts}`)
    if (failure === undefined) continue
    console.log(`      ${failure.reason}`)
    console.log(`      input: ${JSON.stringify(failure.input)}`)
    console.log(`      again: npm run fuzz -- --input ${save(name, failure.input)}`)
    process.exitCode = 1
  }
}

await (values.input === undefined ? all() : retry(values.input))

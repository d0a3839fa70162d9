// One subject in a process of its own. It gets ready once, and is measured each time the runner asks.

import process from 'node:process'
import type { Bench, Effort, Measured } from './Suite.ts'
import { suites } from './Suites.ts'

// model

/** What a worker tells the runner. */
export type Message =
  | { readonly _tag: 'Ready' }
  | { readonly _tag: 'Measured'; readonly figures: ReadonlyArray<Measured> }
  | { readonly _tag: 'Incapable'; readonly reason: string }
  | { readonly _tag: 'Failed'; readonly reason: string }

// constructors

const tell = (message: Message): void => void process.send?.(message)

const broken = (cause: unknown): Message => {
  if (!(cause instanceof Error)) return { _tag: 'Failed', reason: String(cause) }
  return cause.name === 'Incapable'
    ? { _tag: 'Incapable', reason: cause.message }
    : { _tag: 'Failed', reason: cause.stack ?? cause.message }
}

const prepare = async (suiteName: string, subjectName: string, run: string): Promise<Bench> => {
  const suite = suites.find(({ name }) => name === suiteName)
  const subject = suite?.subjects.find(({ name }) => name === subjectName)
  if (typeof subject?.prepare !== 'function')
    throw new Error(`The suite "${suiteName}" has no subject "${subjectName}".`)
  return (await subject.prepare())(run)
}

const isEffort = (u: unknown): u is Effort => typeof u === 'object' && u !== null && 'ms' in u && 'scale' in u

const [suite = '', subject = '', run = ''] = process.argv.slice(2)
try {
  const bench = await prepare(suite, subject, run)
  process.on('message', (message: unknown) => {
    if (isEffort(message))
      bench.measure(message).then(
        (figures) => tell({ _tag: 'Measured', figures }),
        (cause: unknown) => tell(broken(cause)),
      )
    else void Promise.resolve(bench.close?.()).finally(() => process.exit(0))
  })
  // The runner is gone: no process needs the figures.
  process.on('disconnect', () => process.exit(1))
  tell({ _tag: 'Ready' })
} catch (cause) {
  tell(broken(cause))
  process.disconnect()
}

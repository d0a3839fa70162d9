// Runs a law on inputs until the law breaks, or the time or the number of cases ends. An input that reaches
// new code is kept, and new inputs are made from it.

import type { Coverage } from './Coverage.ts'
import { mutate } from './Mutator.ts'
import { makeRandom } from './Random.ts'
import { shrink } from './Shrink.ts'
import type { Check, Target } from './Target.ts'

// model

export interface Options {
  readonly seed: number
  /** The law. Default: the law of the target. */
  readonly check?: Check
  /** Whether to go on, asked before each batch with the number of cases so far. */
  readonly goesOn: (cases: number) => boolean
  readonly coverage?: Coverage
  /** Inputs that an earlier run kept. */
  readonly corpus?: ReadonlyArray<string>
  /** Called with each input before it is tried. */
  readonly onCase?: (input: string) => void
}

export interface Failure {
  readonly input: string
  /** The message of the law. */
  readonly reason: string
}

export interface Report {
  readonly target: string
  readonly seed: number
  readonly cases: number
  readonly blocks: number
  readonly corpus: ReadonlyArray<string>
  readonly failure?: Failure
}

// combinators

export const fuzz = async (
  target: Target,
  { seed, check = target.check, goesOn, coverage, corpus: before = [], onCase = () => undefined }: Options,
): Promise<Report> => {
  const random = makeRandom(seed)
  const given = new Set(target.seeds())
  const corpus = [...new Set([...given, ...before])]
  const seen = new Set<string>()
  let cases = 0

  const faultOf = async (input: string): Promise<string | undefined> => {
    try {
      const pending = check(input)
      if (pending !== undefined) await pending
      return undefined
    } catch (cause) {
      return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    }
  }

  const trial = async (input: string): Promise<Failure | undefined> => {
    onCase(input)
    cases += 1
    const fault = await faultOf(input)
    if (fault === undefined) return undefined
    const smallest = await shrink(target.form, input, async (candidate) => {
      onCase(candidate)
      return (await faultOf(candidate)) !== undefined
    })
    return { input: smallest, reason: (await faultOf(smallest)) ?? fault }
  }

  const newsOf = ({ take }: Coverage): ReadonlyArray<string> =>
    [...take()].filter((block) => !seen.has(block))

  // A look at the coverage costs as much as some cases, so the inputs that reached new code are searched by
  // bisection.
  const keep = async (inputs: ReadonlyArray<string>, from: Coverage): Promise<void> => {
    for (const input of inputs) await faultOf(input)
    const news = newsOf(from)
    if (news.length === 0) return
    if (inputs.length > 1) {
      await keep(inputs.slice(0, inputs.length / 2), from)
      await keep(inputs.slice(inputs.length / 2), from)
    } else if (corpus.length < most) corpus.push(...inputs)
    for (const block of news) seen.add(block)
  }

  const report = (failure?: Failure): Report => ({
    target: target.name,
    seed,
    cases,
    blocks: seen.size,
    corpus: corpus.filter((input) => !given.has(input)),
    ...(failure && { failure }),
  })

  coverage?.take()
  let size = least
  for (
    let batch: ReadonlyArray<string> = corpus.slice();
    goesOn(cases);
    batch = Array.from({ length: size }, () => mutate(target, random, corpus))
  ) {
    const isFirst = cases === 0
    for (const input of batch) {
      const failure = await trial(input)
      if (failure !== undefined) return report(failure)
    }
    if (coverage === undefined) continue
    const news = newsOf(coverage)
    size = news.length > 0 ? least : Math.min(2 * size, 16 * least)
    if (isFirst) for (const block of news) seen.add(block)
    else if (news.length > 0) await keep(batch, coverage)
  }
  return report()
}

// private

// The numbers of inputs in a batch and in a corpus.
const least = 100
const most = 3000

// How the time of a regular expression grows with the length of the text, judged before any text comes. The
// judgement looks only at the next character, so it may be too strict, but never too mild.

import { isAnchored, parse, theEnd, UnknownPattern, type Pattern } from './PatternTree.ts'

// model

/**
 * A power of the length of the text: 0 for constant time, 2 for its square. `undefined` if there is no known
 * power.
 */
export type CostDegree = number | undefined

/** The judgement on an expression. */
export interface PatternCost {
  readonly degree: CostDegree
  /** How many characters the engine may look at in the longest text. */
  readonly steps: number
  /** Why the degree is not known. */
  readonly why?: string
}

/** A number of steps for each power of the length of the text, the constant first. */
type Steps = ReadonlyArray<number>

/** What can follow a position: the characters, the steps, and whether it always matches. */
interface Continuation {
  readonly first: bigint
  readonly steps: Steps
  readonly isSure: boolean
}

/**
 * The most characters of a text, as the expression counts them: code points with the flag `u`, otherwise
 * UTF-16 units. https://core.telegram.org/bots/api#sendmessage
 */
const longest = 4096

/** The most steps that an expression may take: half a second of a slow machine, or less. */
export const mostSteps = 8 * longest ** 2

// guards

/** True for a text that is too long for the judgement on the expression. */
export const isTooLong = ({ unicode }: RegExp, text: string): boolean =>
  text.length > longest && (!unicode || text.length > 2 * longest || Array.from(text).length > longest)

// destructors

/** Judges an expression. */
export const costOf = (pattern: RegExp): PatternCost => {
  const unknown = (why: string): PatternCost => ({ degree: undefined, steps: Infinity, why })
  const faultOfFlags = /[vgy]/.exec(pattern.flags)?.[0]
  if (faultOfFlags !== undefined) return unknown(`it has the flag "${faultOfFlags}"`)
  try {
    const tree = parse(pattern)
    const { steps: fromOnePlace } = before(tree, { first: 0n, steps: [], isSure: true }, false)
    const all = isAnchored(tree) && !pattern.multiline ? fromOnePlace : [0, ...fromOnePlace]
    const steps = all.reduce((sum, count, power) => sum + count * longest ** power, 0)
    return {
      degree: Math.max(
        0,
        all.findLastIndex((count) => count > 0),
      ),
      steps,
    }
  } catch (cause) {
    if (cause instanceof UnknownPattern) return unknown(cause.message)
    throw cause
  }
}

// private

// From the continuation after a part to the continuation at its start. Inside a repetition, a choice that the
// next character does not decide could be tried again in every round, so it is refused.
const before = (node: Pattern, after: Continuation, within: boolean): Continuation => {
  switch (node._tag) {
    case 'Chars':
      return { first: node.set, steps: then([1], after.steps), isSure: false }
    case 'Assert':
      return { ...after, steps: then([1], after.steps), isSure: false }
    case 'All':
      return node.nodes.reduceRight((rest, each) => before(each, rest, within), after)
    case 'Any': {
      const all = node.nodes.map((each) => before(each, after, within))
      const isOpen = all.some(({ first }, i) =>
        all.slice(i + 1).some((other) => (first & other.first) !== 0n),
      )
      if (within && isOpen) throw new UnknownPattern('alternatives inside a repetition begin alike')
      const steps = all.map((each) => each.steps)
      return {
        first: all.reduce((set, { first }) => set | first, 0n),
        steps: isOpen ? steps.reduce(sum, []) : then([all.length], steps.reduce(greater, [])),
        isSure: all.every(({ isSure }) => isSure),
      }
    }
    case 'Repeat':
      return beforeRepeat(node, after, within)
  }
}

const beforeRepeat = (
  { node, min, max }: Extract<Pattern, { readonly _tag: 'Repeat' }>,
  after: Continuation,
  within: boolean,
): Continuation => {
  if (max === 0) return after
  const isLoop = max > 1
  const { first: alone } = before(node, { ...none, first: theEnd }, within || isLoop)
  const isEmpty = (alone & theEnd) !== 0n
  if (isLoop && isEmpty) throw new UnknownPattern('a repeated part may be empty')
  const isOpen = min !== max && (alone & after.first & ~theEnd) !== 0n
  if (within && isOpen)
    throw new UnknownPattern('a repetition inside a repetition may go on with what follows it')
  // After a round comes another round, or the part after the repetition.
  const inner = before(node, isLoop ? { ...none, first: alone | after.first } : after, within || isLoop)
  const first = min === 0 || isEmpty ? alone | after.first : inner.first
  const isSure = after.isSure && min === 0
  if (!isLoop)
    return {
      first,
      steps: isOpen ? sum(inner.steps, after.steps) : then([1], greater(inner.steps, after.steps)),
      isSure,
    }
  const rounds = roundsOf(inner.steps, max)
  const steps =
    min === max
      ? then(rounds, after.steps)
      : after.isSure
        ? // The engine walks the rounds once for all places, because the match ends there.
          then(inner.steps, after.steps)
        : isOpen
          ? // The engine tries the next part after each round.
            then(rounds, times(after.steps, max))
          : then(sum(rounds, roundsOf([1], max)), after.steps)
  return { first, steps, isSure }
}

const none = { steps: [], isSure: false }

const zip =
  (f: (a: number, b: number) => number) =>
  (a: Steps, b: Steps): Steps =>
    Array.from({ length: Math.max(a.length, b.length) }, (_, i) => f(a[i] ?? 0, b[i] ?? 0))

const sum = zip((a, b) => a + b)

const greater = zip(Math.max)

// The steps of one part after the other. Parts that grow with the text use different pieces of it, so the
// larger counts.
const then = ([a = 0, ...own]: Steps, [b = 0, ...after]: Steps): Steps => [a + b, ...greater(own, after)]

const times = (steps: Steps, max: number): Steps =>
  max < longest ? steps.map((count) => count * max) : [0, ...steps]

// The steps of all rounds of a repetition. A round that uses more of the text leaves less for the others.
const roundsOf = ([each = 0, ...own]: Steps, max: number): Steps =>
  sum(times([each], max), own.length === 0 ? [] : [0, ...own])

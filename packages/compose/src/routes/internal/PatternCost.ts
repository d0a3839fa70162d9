// How the time of a regular expression grows with the length of the text, judged before any text comes. Only
// the next character counts as decided. If that is not enough, the judgement is too bad, never too good.

// model

/**
 * The power of the length of the text: 0 for constant time, 2 for its square. `undefined` if it could be any.
 */
export type CostDegree = number | undefined

/** The judgement on an expression. */
export interface PatternCost {
  readonly degree: CostDegree
  /** Why there is no degree. */
  readonly why?: string
}

type Node =
  | { readonly _tag: 'Chars'; readonly set: bigint }
  | { readonly _tag: 'Assert'; readonly isStart: boolean }
  | { readonly _tag: 'All'; readonly nodes: ReadonlyArray<Node> }
  | { readonly _tag: 'Any'; readonly nodes: ReadonlyArray<Node> }
  | { readonly _tag: 'Repeat'; readonly node: Node; readonly min: number; readonly max: number }

/**
 * What can come after a position: the characters, the degree of the time, the most ways, and if it can fail
 * at all.
 */
interface Continuation {
  readonly first: bigint
  readonly degree: number
  readonly ways: number
  readonly isSure: boolean
}

// A text made for it tries each way, and each way takes the time of the degree.
const mostWays = (degree: number): number => (degree < 2 ? 1000 : 8)

// destructors

/** Judges an expression. */
export const costOf = (pattern: RegExp): PatternCost => {
  const faultOfFlags = /[vgy]/.exec(pattern.flags)?.[0]
  if (faultOfFlags !== undefined) return { degree: undefined, why: `it has the flag "${faultOfFlags}"` }
  try {
    const node = parse(pattern)
    const { degree: fromOnePlace, ways } = before(
      node,
      { first: 0n, degree: 0, ways: 1, isSure: true },
      false,
    )
    const degree = fromOnePlace + (isAnchored(node) && !pattern.multiline ? 0 : 1)
    return ways > mostWays(degree)
      ? { degree: undefined, why: 'too many of its optional parts begin alike' }
      : { degree }
  } catch (cause) {
    if (cause instanceof UnknownCost) return { degree: undefined, why: cause.message }
    throw cause
  }
}

// private

class UnknownCost extends Error {}

// One bit for each of the 128 characters of ASCII, one for all others, and one for the end of the part.
const others = 1n << 128n
const theEnd = 1n << 129n

const setOf = (source: string, flags: string): bigint => {
  const one = new RegExp(`^(?:${source})$`, flags)
  let set = isAscii(source, flags) ? 0n : others
  for (let code = 0; code < 128; code += 1) if (one.test(String.fromCharCode(code))) set |= 1n << BigInt(code)
  return set
}

// With the flags i and u, K and ſ equal ASCII letters in another case.
const isAscii = (source: string, flags: string): boolean =>
  !(flags.includes('i') && flags.includes('u')) &&
  (/^(?:[ -~]|\\[^\w]|\\[dwtnrfv])$/.test(source)
    ? source !== '.'
    : /^\[(?!\^)(?:[ -[\]-~]|\\[^\w]|\\[dwtnrfv])*\]$/.test(source))

const parse = ({ source, flags }: RegExp): Node => {
  let at = 0
  const take = (token: RegExp): string | undefined => {
    const found = token.exec(source.slice(at))?.[0]
    at += found?.length ?? 0
    return found
  }
  const alternatives = (): Node => {
    const nodes = [sequence()]
    while (take(/^\|/) !== undefined) nodes.push(sequence())
    return nodes.length === 1 ? (nodes[0] ?? { _tag: 'Any', nodes }) : { _tag: 'Any', nodes }
  }
  const sequence = (): Node => {
    const nodes: Array<Node> = []
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')')
      nodes.push(repeated(atom()))
    return { _tag: 'All', nodes }
  }
  const repeated = (node: Node): Node => {
    const found = take(/^(?:[*+?]|\{\d+(?:,\d*)?\})\??/)
    if (found === undefined) return node
    const counted = /^\{(\d+)(,?)(\d*)/.exec(found)
    if (counted === null)
      return {
        _tag: 'Repeat',
        node,
        min: found.startsWith('+') ? 1 : 0,
        max: found.startsWith('?') ? 1 : Infinity,
      }
    const [, min, comma, max] = counted
    return {
      _tag: 'Repeat',
      node,
      min: Number(min),
      max: comma === '' ? Number(min) : max === '' ? Infinity : Number(max),
    }
  }
  const atom = (): Node => {
    if (take(/^\((?:\?:|\?<[^>=!][^>]*>|(?!\?))/) !== undefined) {
      const node = alternatives()
      at += 1
      return node
    }
    const assertion = take(/^(?:[\^$]|\\[bB])/)
    if (assertion !== undefined) return { _tag: 'Assert', isStart: assertion === '^' }
    if (take(/^\(/) !== undefined) throw new UnknownCost('it looks ahead or behind, or changes its flags')
    if (take(/^\\(?:[1-9k]|0\d|c(?![A-Za-z]))/) !== undefined)
      throw new UnknownCost('it refers back to a group, or writes a character by an octal number')
    return { _tag: 'Chars', set: setOf(take(flags.includes('u') ? oneOfUnicode : oneOfUnits) ?? '', flags) }
  }
  return alternatives()
}

// What stands for one character. Without the flag u, `\u{2}` is the letter u twice, and `\p{L}` is no class.
// With it, two units can be one character.
const oneOf = (flags: string, ...parts: ReadonlyArray<RegExp>): RegExp =>
  new RegExp(parts.map(({ source }) => source).join('|'), flags)

const charSet = /^\[(?:\\[^]|[^\\\]])*\]/
const escape = /^\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z])/
const codePoint = /^\\u(?:\{[0-9a-fA-F]+\}|[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})/
const property = /^\\[pP]\{[^}]*\}/
const single = /^\\?[^]/

const oneOfUnits = /* @__PURE__ */ oneOf('', charSet, escape, single)
const oneOfUnicode = /* @__PURE__ */ oneOf('u', charSet, codePoint, escape, property, single)

const isAnchored = (node: Node): boolean => {
  switch (node._tag) {
    case 'Assert':
      return node.isStart
    case 'All':
      return node.nodes[0] !== undefined && isAnchored(node.nodes[0])
    case 'Any':
      return node.nodes.every(isAnchored)
    case 'Chars':
    case 'Repeat':
      return false
  }
}

// From what comes after a part to what comes from its start on. Inside a repetition, each choice that the
// next character leaves open could be tried again in every round. So it is refused.
const before = (node: Node, after: Continuation, within: boolean): Continuation => {
  switch (node._tag) {
    case 'Chars':
      return { ...after, first: node.set, isSure: false }
    case 'Assert':
      return { ...after, isSure: false }
    case 'All':
      return node.nodes.reduceRight((rest, each) => before(each, rest, within), after)
    case 'Any': {
      const all = node.nodes.map((each) => before(each, after, within))
      const isOpen = all.some(({ first }, i) =>
        all.slice(i + 1).some((other) => (first & other.first) !== 0n),
      )
      if (within && isOpen) throw new UnknownCost('alternatives inside a repetition begin alike')
      return {
        first: all.reduce((set, { first }) => set | first, 0n),
        degree: Math.max(...all.map(({ degree }) => degree)),
        ways: isOpen
          ? all.reduce((sum, { ways }) => sum + ways, 0)
          : Math.max(...all.map(({ ways }) => ways)),
        isSure: all.every(({ isSure }) => isSure),
      }
    }
    case 'Repeat':
      return beforeRepeat(node, after, within)
  }
}

const beforeRepeat = (
  { node, min, max }: Extract<Node, { readonly _tag: 'Repeat' }>,
  after: Continuation,
  within: boolean,
): Continuation => {
  if (max === 0) return after
  const isLoop = max > 1
  const { first: alone } = before(node, { ...none, first: theEnd }, within || isLoop)
  const isEmpty = (alone & theEnd) !== 0n
  if (isLoop && isEmpty) throw new UnknownCost('a repeated part may be empty')
  const isOpen = min !== max && (alone & after.first & ~theEnd) !== 0n
  if (within && isOpen)
    throw new UnknownCost('a repetition inside a repetition may go on with what follows it')
  // Continuation a round comes another round, or what follows the repetition.
  const inner = before(node, isLoop ? { ...none, first: alone | after.first } : after, within || isLoop)
  const first = min === 0 || isEmpty ? alone | after.first : inner.first
  const isSure = after.isSure && min === 0
  if (!isLoop)
    return {
      first,
      degree: Math.max(inner.degree, after.degree),
      ways: isOpen ? inner.ways + after.ways : Math.max(inner.ways, after.ways),
      isSure,
    }
  // How often rounds are tried again if what follows fails, and how long a round takes that fails itself.
  const counted =
    min === max || after.isSure ? after.degree : isOpen ? 1 + after.degree : Math.max(1, after.degree)
  return { ...after, first, degree: Math.max(counted, inner.degree), isSure }
}

const none = { degree: 0, ways: 1, isSure: false }

// A regular expression as a tree: its parts, and the characters with which they begin.

// model

/** A part of an expression. */
export type Pattern =
  | { readonly _tag: 'Chars'; readonly set: bigint }
  | { readonly _tag: 'Assert'; readonly isStart: boolean }
  | { readonly _tag: 'All'; readonly nodes: ReadonlyArray<Pattern> }
  | { readonly _tag: 'Any'; readonly nodes: ReadonlyArray<Pattern> }
  | { readonly _tag: 'Repeat'; readonly node: Pattern; readonly min: number; readonly max: number }

/** Why an expression has no tree. */
export class UnknownPattern extends Error {}

/** The end of a part, as a character of a set. */
export const theEnd = 1n << 129n

// constructors

/** Parses an expression. Throws `UnknownPattern` if the tree cannot represent it. */
export const parse = ({ source, flags }: RegExp): Pattern => {
  let at = 0
  const take = (token: RegExp): string | undefined => {
    const found = token.exec(source.slice(at))?.[0]
    at += found?.length ?? 0
    return found
  }
  const alternatives = (): Pattern => {
    const nodes = [sequence()]
    while (take(/^\|/) !== undefined) nodes.push(sequence())
    return nodes.length === 1 ? (nodes[0] ?? { _tag: 'Any', nodes }) : { _tag: 'Any', nodes }
  }
  const sequence = (): Pattern => {
    const nodes: Array<Pattern> = []
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')')
      nodes.push(repeated(atom()))
    return { _tag: 'All', nodes }
  }
  const repeated = (node: Pattern): Pattern => {
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
  const atom = (): Pattern => {
    if (take(/^\((?:\?:|\?<[^>=!][^>]*>|(?!\?))/) !== undefined) {
      const node = alternatives()
      at += 1
      return node
    }
    const assertion = take(/^(?:[\^$]|\\[bB])/)
    if (assertion !== undefined) return { _tag: 'Assert', isStart: assertion === '^' }
    if (take(/^\(/) !== undefined) throw new UnknownPattern('it looks ahead or behind, or changes its flags')
    if (take(/^\\(?:[1-9k]|0\d|c(?![A-Za-z]))/) !== undefined)
      throw new UnknownPattern('it refers back to a group, or writes a character by an octal number')
    return { _tag: 'Chars', set: setOf(take(flags.includes('u') ? oneOfUnicode : oneOfUnits) ?? '', flags) }
  }
  return alternatives()
}

// guards

/** True if an expression can match only at the beginning of a text. */
export const isAnchored = (node: Pattern): boolean => {
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

// private

// One bit for each of the 128 characters of ASCII, one for all others, and one for the end of a part.
const others = 1n << 128n

const setOf = (source: string, flags: string): bigint => {
  const one = new RegExp(`^(?:${source})$`, flags)
  let set = isAscii(source, flags) ? 0n : others
  for (let code = 0; code < 128; code += 1) if (one.test(String.fromCharCode(code))) set |= 1n << BigInt(code)
  return set
}

// With the flags i and u, K (the Kelvin sign) and ſ equal ASCII letters in another case.
const isAscii = (source: string, flags: string): boolean =>
  !(flags.includes('i') && flags.includes('u')) &&
  (/^(?:[ -~]|\\[^\w]|\\[dwtnrfv])$/.test(source)
    ? source !== '.'
    : /^\[(?!\^)(?:[ -[\]-~]|\\[^\w]|\\[dwtnrfv])*\]$/.test(source))

// The source of one character. Without the flag u, `\u{2}` is the letter u twice, and `\p{L}` is not a class.
// With the flag u, two units can be one character.
const oneOf = (flags: string, ...parts: ReadonlyArray<RegExp>): RegExp =>
  new RegExp(parts.map(({ source }) => source).join('|'), flags)

const charSet = /^\[(?:\\[^]|[^\\\]])*\]/
const escape = /^\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z])/
const codePoint = /^\\u(?:\{[0-9a-fA-F]+\}|[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})/
const property = /^\\[pP]\{[^}]*\}/
const single = /^\\?[^]/

const oneOfUnits = /* @__PURE__ */ oneOf('', charSet, escape, single)
const oneOfUnicode = /* @__PURE__ */ oneOf('u', charSet, codePoint, escape, property, single)

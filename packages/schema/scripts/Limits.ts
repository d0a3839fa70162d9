// Reads limits from the comments of a field: lengths of strings, sizes of arrays, ranges of numbers, allowed
// characters.

import type { Field, Type } from '../src/Schema.ts'

// model

export type Limits = Pick<Field, 'length' | 'items' | 'range' | 'pattern'>

export interface Reading {
  readonly limits: Limits
  /** The phrases that were recognised. */
  readonly taken: ReadonlyArray<string>
  /** The phrases that look like a limit and were not recognised. */
  readonly left: ReadonlyArray<string>
}

type Kind = 'string' | 'array' | 'number' | 'other'

interface Rule {
  readonly kind: Kind
  readonly phrase: RegExp
  readonly limits: (match: RegExpExecArray) => Limits
}

// constructors

/**
 * The limits that a comment states for a value of this kind. For each limit, the first rule that matches
 * counts.
 */
export const readLimits = (kind: Kind, comment: string): Reading => {
  let rest = comment
  let limits: Limits = {}
  const taken: Array<string> = []
  for (const rule of rules) {
    if (rule.kind !== kind) continue
    const match = rule.phrase.exec(rest)
    if (match === null) continue
    limits = { ...rule.limits(match), ...limits }
    taken.push(match[0])
    rest = rest.replace(match[0], ' … ')
  }
  return { limits, taken, left: rest.match(suspicious) ?? [] }
}

// destructors

/** The kind of a type, for the rules that read limits. */
export const kindOf = (type: Type) =>
  type === 'string'
    ? 'string'
    : type === 'integer' || type === 'float'
      ? 'number'
      : typeof type === 'object' && 'array' in type
        ? 'array'
        : 'other'

// private

const at = (match: RegExpExecArray, group: number): number => Number(match[group])

// A product such as `7 \* 24 \* 60`.
const product = (text: string | undefined): number =>
  (text ?? '').split('*').reduce((all, factor) => all * Number(factor.replace(/\\/g, '')), 1)

const unit = (match: RegExpExecArray) =>
  /byte/i.test(match[0]) ? 'bytes' : /after entit/.test(match[0]) ? 'parsed characters' : 'characters'

const between = (match: RegExpExecArray): Limits => ({ range: [at(match, 1), at(match, 2)] })

const rules: ReadonlyArray<Rule> = [
  {
    kind: 'string',
    phrase:
      /(\d+)-(\d+) (?:characters|bytes)(?: with at most 2 line feeds)?(?: after entit(?:ies|y) parsing)?/i,
    limits: (match) => ({ length: [at(match, 1), at(match, 2), unit(match)] }),
  },
  {
    kind: 'string',
    phrase: /up to (\d+) characters/,
    limits: (match) => ({ length: [0, at(match, 1), 'characters'] }),
  },
  {
    kind: 'string',
    phrase: /can't exceed (\d+) (?:characters|bytes)/,
    limits: (match) => ({ length: [0, at(match, 1), unit(match)] }),
  },
  {
    kind: 'string',
    phrase: /Only characters `A-Z`, `a-z`, `0-9`, `_`,? and `-` are allowed/i,
    limits: () => ({ pattern: '^[A-Za-z0-9_-]*$' }),
  },
  {
    kind: 'string',
    phrase: /only `A-Z`, `a-z`, `0-9`, `_`,? and `-` are allowed/i,
    limits: () => ({ pattern: '^[A-Za-z0-9_-]*$' }),
  },
  {
    kind: 'string',
    phrase: /only lowercase English letters, digits and underscores/,
    limits: () => ({ pattern: '^[a-z0-9_]*$' }),
  },
  {
    kind: 'string',
    phrase: /only English letters, digits and underscores/,
    limits: () => ({ pattern: '^[A-Za-z0-9_]*$' }),
  },
  {
    kind: 'array',
    phrase: /(\d+) or (\d+) base colors/,
    limits: (match) => ({ items: [at(match, 1), at(match, 2)] }),
  },
  {
    kind: 'array',
    phrase: /(?:list of|include) (\d+)-(\d+)\b/i,
    limits: (match) => ({ items: [at(match, 1), at(match, 2)] }),
  },
  {
    kind: 'array',
    phrase:
      /(?:up to|at most|no more than) (\d+) (?:items|identifiers|winners|commands|suggested|custom emoji)/i,
    limits: (match) => ({ items: [0, at(match, 1)] }),
  },
  { kind: 'number', phrase: /between (\d+) and (\d+)(?!\d)(?=,| if|\.| \()/, limits: between },
  { kind: 'number', phrase: /between (\d+)-(\d+)/, limits: between },
  { kind: 'number', phrase: /from (-?\d+) to (-?\d+)/, limits: between },
  {
    kind: 'number',
    phrase: /must always be (\d+)/,
    limits: (match) => ({ range: [at(match, 1), at(match, 1)] }),
  },
  {
    kind: 'number',
    phrase: /(\d+) - ([\d\\* ]+\d)/,
    limits: (match) => ({ range: [at(match, 1), product(match[2])] }),
  },
  { kind: 'number', phrase: /\b(\d+)-(\d+)(?=[.,;)]|$| [a-z])/, limits: between },
]

// Phrases that may state a limit, with what follows them.
const comparisons = [
  'up to',
  'at most',
  'at least',
  'no more than',
  'exceed',
  'must always be',
  'between',
  'less than',
  'more than',
  'longer than',
  'must be (?:positive|non-zero)',
  'exactly',
].join('|')

const suspicious = new RegExp(
  `(?:${[
    String.raw`\b\d+\s?-\s?\d+\b`,
    String.raw`\b(?:${comparisons})\b[^.;]{0,60}?\b(?:\d+|one|positive|non-zero)\b`,
    'must be (?:positive|non-zero)',
    'are allowed',
    '(?:can|must) contain only',
  ].join('|')})[^.;,]{0,30}`,
  'gi',
)

// New inputs made from old ones.

import { apply } from '../Mutation.ts'
import type { Random } from './Random.ts'
import type { Target } from './Target.ts'
import { parse, pathsOf, valueAt } from './Tree.ts'

// combinators

/** An input of the corpus with a few changes, some of them parts of other inputs. */
export const mutate = ({ form, words }: Target, random: Random, corpus: ReadonlyArray<string>): string => {
  let input = random.pick(corpus)
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const parsed = form === 'json' && random.below(5) > 0 ? parse(input) : undefined
    input =
      parsed === undefined
        ? changeText(input, random, corpus, words)
        : write(changeTree(parsed.value, random, random.pick(corpus), words), input)
  }
  return input.slice(0, 8000)
}

// private

// Texts that parsers of any language get wrong.
const odd = [
  '',
  '\0',
  '\r\n',
  '\n',
  ' ',
  '\t',
  '\u2028',
  '\u200d',
  '\ufe0f',
  '\ud83d',
  '\ude00',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'e\u0301',
  '\u{1f1e9}\u{1f1ea}',
  'ä',
  'İ',
  '\uffff',
  '0',
  '-1',
  '9007199254740993',
  '1e400',
  '-0',
  '__proto__',
  'constructor',
  'toString',
  '\\',
  '"',
  '%',
  '%00',
  '%ff',
  '[',
  '{',
  '&',
  '=',
  '😀',
  '\u202e',
]

const changeText = (
  text: string,
  random: Random,
  corpus: ReadonlyArray<string>,
  words: ReadonlyArray<string>,
): string => {
  const from = random.below(text.length + 1)
  const to = Math.min(text.length, from + 1 + random.below(random.pick([2, 8, 64])))
  const [before, span, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  switch (random.below(8)) {
    case 0:
      return before + after
    case 1:
      return before + span + span + after
    case 2:
      return (
        before +
        String.fromCharCode(random.below(random.pick([128, 0x10000]))) +
        text.slice(from + random.below(2))
      )
    case 3:
      return before + span.repeat(2 + random.below(30)) + after
    case 4: {
      const other = random.pick(corpus)
      const start = random.below(other.length + 1)
      return before + other.slice(start, start + random.below(64)) + after
    }
    case 5:
      return before + random.pick(odd) + text.slice(from)
    default:
      return (
        before +
        random.pick(words.length > 0 ? words : odd) +
        (random.below(2) === 0 ? text.slice(from) : after)
      )
  }
}

const values: ReadonlyArray<unknown> = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  1e300,
  '',
  'x',
  '5',
  [],
  {},
  [null],
  [[]],
  '__proto__',
  'constructor',
  '\ud800',
  4096,
]

const changeTree = (value: unknown, random: Random, other: string, words: ReadonlyArray<string>): unknown => {
  const path = random.pick(pathsOf(value))
  const node = valueAt(value, path)
  const put = (given: unknown): unknown => apply(value, { path, put: given, certain: true })
  switch (random.below(7)) {
    case 0:
      return put(random.pick(values))
    case 1:
      return put(undefined)
    case 2: {
      const from = parse(other)?.value
      return put(valueAt(from, random.pick(pathsOf(from))))
    }
    case 3:
      return put(random.below(2) === 0 ? [node, node] : { [random.pick(keysOf(node))]: node })
    case 4:
      return typeof node === 'number'
        ? put(node + random.pick([1, -1, 0.5, 2 ** 31, -(2 ** 53)]))
        : put(random.pick(values))
    case 5:
      return typeof node === 'object' && node !== null
        ? put({
            ...node,
            [random.pick([...keysOf(node), 'new', 'type', 'text', 'constructor'])]: random.pick(values),
          })
        : put(random.pick(values))
    default:
      return put(typeof node === 'string' ? changeText(node, random, [other], words) : random.pick(values))
  }
}

const keysOf = (node: unknown): ReadonlyArray<string> =>
  typeof node === 'object' && node !== null && Object.keys(node).length > 0 ? Object.keys(node) : ['x']

// An unpaired surrogate is written as an escape; a value that JSON cannot write is replaced by the one
// before.
const write = (value: unknown, before: string): string => {
  const text: unknown = JSON.stringify(value)
  return typeof text === 'string' ? text : before
}

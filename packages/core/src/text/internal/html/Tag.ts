// A start tag of HTML with its attributes, as the official server reads it.

import * as E from 'fp-ts/lib/Either.js'
import { codeAt, isSpace, nul, toLower } from '../../../links/internal/Scan.ts'
import { refuseAt, type MarkupError } from '../markup/MarkupError.ts'
import { resolve } from './Reference.ts'

// model

const names = [
  'a',
  'b',
  'strong',
  'i',
  'em',
  's',
  'strike',
  'del',
  'u',
  'ins',
  'tg-spoiler',
  'tg-emoji',
  'tg-time',
  'span',
  'pre',
  'code',
  'blockquote',
] as const

export type Name = (typeof names)[number]

export interface Tag {
  readonly name: Name
  /**
   * The link, the language, the class without `tg-`, the id of the emoji, or the format of the date. For an
   * expandable quote, any text that is not empty.
   */
  readonly argument: string
  /** The time of a `tg-time`, in seconds since 1970. */
  readonly unix: number
  /** The offset after the tag. */
  readonly end: number
}

// constructors

/** Reads the start tag at a `<`. */
export const readTag = (markup: string, at: number): E.Either<MarkupError, Tag> => {
  const nameEnd = tagNameEnd(markup, at + 1)
  if (codeAt(markup, nameEnd) === nul) return refuseAt('Unclosed start tag', markup, at)
  const found = toLower(markup.slice(at + 1, nameEnd))
  const name = names.find((each) => each === found)
  if (name === undefined) return refuseAt(`Unsupported start tag "${found}"`, markup, at)
  let argument = ''
  let unix = 0
  let end = skipSpace(markup, nameEnd)
  while (codeAt(markup, end) !== greater) {
    const read = readAttribute(markup, end, name, at)
    if (E.isLeft(read)) return read
    const { key, value } = read.right
    if (name === 'tg-time' && key === 'unix') unix = value === undefined ? unix : toInteger(value)
    else argument = argumentOf(name, key, value) ?? argument
    end = skipSpace(markup, read.right.end)
  }
  if (name === 'span' && argument !== 'spoiler')
    return refuseAt('Tag "span" must have class "tg-spoiler"', markup, at)
  return E.right({ name, argument, unix, end: end + 1 })
}

// destructors

export const tagNameEnd = (markup: string, start: number): number => {
  let end = start
  while (!isSpace(codeAt(markup, end)) && codeAt(markup, end) !== greater) end++
  return end
}

export const skipSpace = (markup: string, start: number): number => {
  let end = start
  while (isSpace(codeAt(markup, end)) && codeAt(markup, end) !== nul) end++
  return end
}

// private

const greater = 62

interface Attribute {
  readonly key: string
  readonly value: string | undefined
  readonly end: number
}

const readAttribute = (
  markup: string,
  start: number,
  tag: Name,
  at: number,
): E.Either<MarkupError, Attribute> => {
  let end = start
  while (!isSpace(codeAt(markup, end)) && !'=>/"\''.includes(markup.charAt(end))) end++
  const key = markup.slice(start, end)
  if (key === '') return refuseAt(`Empty attribute name in the tag "${tag}"`, markup, at)
  const unclosed = (): E.Either<MarkupError, never> => refuseAt(`Unclosed start tag "${tag}"`, markup, at)
  const equals = skipSpace(markup, end)
  if (codeAt(markup, equals) === nul) return unclosed()
  if (markup.charAt(equals) !== '=') return E.right({ key, value: undefined, end: equals })
  const valueStart = skipSpace(markup, equals + 1)
  if (codeAt(markup, valueStart) === nul) return unclosed()
  const read =
    markup.charAt(valueStart) === '"' || markup.charAt(valueStart) === "'"
      ? readString(markup, valueStart)
      : readToken(markup, valueStart)
  if (E.isLeft(read)) return read
  return codeAt(markup, read.right.end) === nul
    ? refuseAt('Unclosed start tag', markup, at)
    : E.right({ key, ...read.right })
}

interface Value {
  readonly value: string
  readonly end: number
}

const readToken = (markup: string, start: number): E.Either<MarkupError, Value> => {
  let end = start
  while (isTokenPart(codeAt(markup, end))) end++
  if (!isSpace(codeAt(markup, end)) && codeAt(markup, end) !== greater)
    return refuseAt('Unexpected end of name token', markup, start)
  return E.right({ value: toLower(markup.slice(start, end)), end })
}

const readString = (markup: string, start: number): E.Either<MarkupError, Value> => {
  const quote = codeAt(markup, start)
  let end = start + 1
  while (codeAt(markup, end) !== quote && codeAt(markup, end) !== nul) end++
  return E.right({
    value: resolve(markup.slice(start + 1, end)),
    end: codeAt(markup, end) === quote ? end + 1 : end,
  })
}

const argumentOf = (tag: Name, key: string, value: string | undefined): string | undefined => {
  switch (`${tag} ${key}`) {
    case 'blockquote expandable':
      return '1'
    case 'a href':
    case 'tg-emoji emoji-id':
    case 'tg-time format':
      return value
    case 'code class':
      return value?.startsWith('language-') ? value.slice(9) : undefined
    case 'span class':
      return value?.startsWith('tg-') ? value.slice(3) : undefined
    default:
      return undefined
  }
}

const isTokenPart = (code: number): boolean =>
  (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 45 || code === 46

// The integer that a text begins with, reduced to 32 bits; 0 without digits.
const toInteger = (text: string): number => {
  const [, sign = '', digits = ''] = /^(-?)(\d*)/.exec(text) ?? []
  let value = 0
  for (const digit of digits) value = (Math.imul(value, 10) + Number(digit)) | 0
  return sign === '' ? value : -value | 0
}

// Turns a message and its values into formatted text, through Fluent.

import { FluentBundle, FluentDateTime, type FluentVariable } from '@fluent/bundle'
import { escapeHtmlAttribute, fromHtml } from '@pipegram/core/Html'
import { html } from '@pipegram/core/Template'
import { isText, type Text } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import { patternOf, type Pattern, type VariableKind } from './Fluent.ts'
import type { MessageTable, Translation } from './Translation.ts'

// model

/** Writes one message in one language. Throws a `TypeError` for values that Fluent cannot write. */
export interface MessageFormat {
  (values?: Readonly<Record<string, unknown>>): Text
}

interface FormatOptions {
  readonly isolating: boolean
  readonly timeZone: string
}

// constructors

/** The messages of one language, by key. A message that the translation does not have is left out. */
export const formatsOf = (
  messages: MessageTable,
  { language, resource }: Translation,
  options: FormatOptions,
): ReadonlyMap<string, MessageFormat> => {
  const bundle = new FluentBundle(language, { useIsolating: options.isolating })
  bundle.addResource(resource)
  return new Map(
    Object.entries(messages).flatMap(([key, kinds]) => {
      const pattern = patternOf(resource, key)
      if (pattern === undefined) return []
      const format = formatOf(bundle, pattern, kinds, options, `\`${key}\` in ${language}`)
      if (Object.keys(kinds).length > 0) return [[key, format] as const]
      const fixed = format()
      return [[key, () => fixed] as const]
    }),
  )
}

// private

const formatOf =
  (
    bundle: FluentBundle,
    pattern: Pattern,
    kinds: Readonly<Record<string, VariableKind>>,
    { isolating, timeZone }: FormatOptions,
    label: string,
  ): MessageFormat =>
  (values = {}) => {
    const formatted: Array<Text> = []
    const given = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        // A number given as a text is written unchanged.
        variableOf(
          kinds[name] === 'text' && typeof value === 'number' ? String(value) : value,
          formatted,
          timeZone,
        ),
      ]),
    )
    const errors: Array<Error> = []
    const said = bundle.formatPattern(pattern, given, errors)
    const markup = isolating ? said.replace(/<[^<>]*>/g, (tag) => tag.replace(/[\u2068\u2069]/g, '')) : said
    const parsed: E.Either<{ readonly message: string }, Text> =
      formatted.length === 0 ? fromHtml(markup) : E.tryCatch(() => placed(markup, formatted), E.toError)
    const fault = errors[0]?.message ?? (E.isLeft(parsed) ? parsed.left.message : undefined)
    if (fault !== undefined || E.isLeft(parsed)) throw new TypeError(`${label}: ${fault}`)
    return parsed.right
  }

// Only after Fluent has written the message is it known where formatted text is: inside a tag it is plain
// text. Until then, its number between two marks takes its place.
const marks = /[\uE000\uE001]/g

const variableOf = (value: unknown, formatted: Array<Text>, timeZone: string): FluentVariable => {
  if (typeof value === 'number') return value
  if (value instanceof Date) return new FluentDateTime(value, { timeZone })
  if (isText(value) && value.entities.length > 0) return `\uE000${formatted.push(value) - 1}\uE001`
  return escapeHtmlAttribute(isText(value) ? value.text : String(value)).replace(
    marks,
    (mark) => `&#${mark.charCodeAt(0)};`,
  )
}

const placed = (markup: string, formatted: ReadonlyArray<Text>): Text => {
  const strings = markup.split(/\uE000\d+\uE001/)
  const parts = [...markup.matchAll(/\uE000(\d+)\uE001/g)].map(([, n]) => formatted[Number(n)] ?? '')
  return html(Object.assign(strings, { raw: strings }), ...parts)
}

// Parameters as they are sent: on the wire a formatted text is three fields. If nothing has to change, the
// same object is sent.
// https://core.telegram.org/bots/api#formatting-options

import { isText } from '../../text/internal/parts/Part.ts'
import { isNamed, type MarkupPlace, remember } from '../../types/internal/Named.ts'
import { isRecord } from '../../types/internal/Structure.ts'
import { isMarkup } from '../../types/Markup.ts'

// model

/**
 * The texts of an object. For a field that is a text: the names of the two fields beside it. For a field that
 * contains objects: the texts of those objects.
 */
export type Texts = Readonly<Record<string, readonly [mode: string, entities: string] | (() => Texts)>>

// destructors

/**
 * The parameters of a method, with their texts in the form that is sent. Throws a `TypeError` if a text has a
 * wrong type, or if a parse mode or entities are given beside a text. No type allows them there, and a text
 * of a user must not become markup.
 */
export const toWire = (method: string, texts: Texts, params: object): object =>
  flatten(texts, params, method, '')

// private

const flatten = (texts: Texts, given: object, method: string, path: string): object => {
  if (!isRecord(given)) return given
  let changed: Record<string, unknown> | undefined
  let named: Array<MarkupPlace> | undefined
  for (const field in texts) {
    const place = texts[field]
    const value = given[field]
    if (typeof place === 'function') {
      if (typeof value !== 'object' || value === null) continue
      const inner = Array.isArray(value)
        ? flattenEach(place(), value, method, `${path}${field}`)
        : flatten(place(), value, method, `${path}${field}.`)
      if (inner !== value) (changed ??= { ...given })[field] = inner
    } else if (place !== undefined) {
      const [mode, entities] = place
      if (given[mode] !== undefined && given[mode] !== null)
        throw new TypeError(
          `${method}: \`${path}${mode}\` cannot be given. ` +
            `Name the markup in the text: \`${path}${field}: rawMarkup('HTML', …)\`.`,
        )
      if (given[entities] !== undefined && given[entities] !== null)
        throw new TypeError(
          `${method}: \`${path}${entities}\` cannot be given. ` +
            `Give the entities with the text: \`${path}${field}: { text, entities }\`.`,
        )
      if (isMarkup(value)) {
        const { text, parse_mode } = value
        changed = { ...(changed ?? given), [field]: text, [mode]: parse_mode }
        if (isNamed(value)) (named ??= []).push({ field, mode, text, parse_mode })
      } else if (isText(value))
        changed = {
          ...(changed ?? given),
          [field]: value.text,
          ...(value.entities.length > 0 ? { [entities]: value.entities } : {}),
        }
      else if (typeof value !== 'string' && value !== undefined && value !== null)
        throw new TypeError(
          `${method}: \`${path}${field}\` must be a string, formatted text or markup. ` +
            'Make it a text with `fmt`, which takes numbers and texts.',
        )
    }
  }
  if (changed !== undefined && named !== undefined) remember(changed, named)
  return changed ?? given
}

const flattenEach = (
  texts: Texts,
  given: ReadonlyArray<unknown>,
  method: string,
  path: string,
): ReadonlyArray<unknown> => {
  let changed: Array<unknown> | undefined
  given.forEach((value, i) => {
    if (typeof value !== 'object' || value === null) return
    const inner = flatten(texts, value, method, `${path}[${i}].`)
    if (inner !== value) (changed ??= [...given])[i] = inner
  })
  return changed ?? given
}

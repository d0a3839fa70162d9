// The faults of a Fluent source that can be known before the first update: lines that do not parse, missing
// names, and wrong values.
// https://projectfluent.org/fluent/guide/

import type { FluentResource, Message } from '@fluent/bundle'
import { html } from '@pipegram/core/Template'

// model

/**
 * The kind of a value in a translation. A text is shown as it is. A number or a date is written by the rules
 * of the language.
 */
export type VariableKind = 'text' | 'number' | 'date'

/** The text of a message as Fluent parsed it. */
export type Pattern = NonNullable<Message['value']>
type Expression = Exclude<Exclude<Pattern, string>[number], string>

// destructors

/** The lines of a source that Fluent cannot parse. Fluent itself skips them silently. */
export const faultsOfSource = (source: string, { body }: FluentResource): ReadonlyArray<string> => {
  const left = new Map<string, number>()
  for (const { id } of body) left.set(id, (left.get(id) ?? 0) + 1)
  return source.split(/\r?\n/).flatMap((line, i) => {
    const id = /^(-?[a-z][\w-]*) *=/i.exec(line)?.[1]
    if (id === undefined)
      return /^[^\s#{}[*.]/.test(line)
        ? [`line ${i + 1} is not a message, not a comment, and not indented`]
        : []
    const more = left.get(id) ?? 0
    left.set(id, more - 1)
    return more > 0 ? [] : [`\`${id}\` in line ${i + 1} does not parse`]
  })
}

/** The text of a message. With a dot in the key, the text of an attribute of the message. */
export const patternOf = ({ body }: FluentResource, key: string): Pattern | undefined => {
  const [id, attribute] = key.split('.')
  const found = body.find((entry) => entry.id === id)
  return (attribute === undefined ? found?.value : found?.attributes[attribute]) ?? undefined
}

/**
 * The faults of a text and of everything that it refers to: values that are missing or of another kind,
 * missing names, and wrong markup.
 */
export const faultsOf = (
  resource: FluentResource,
  pattern: Pattern,
  given: Readonly<Record<string, VariableKind>>,
): ReadonlyArray<string> => {
  const faults = new Set<string>()
  const open: Array<Pattern> = []
  const followed = (name: string, found: Pattern | undefined, inTerm: boolean): void => {
    if (found === undefined) faults.add(`it refers to \`${name}\`, which does not exist`)
    else if (open.includes(found)) faults.add(`it refers to itself through \`${name}\``)
    else walk(found, inTerm)
  }
  const wants = (expression: Expression, kind: VariableKind): void => {
    if (expression.type === 'var' && Object.hasOwn(given, expression.name) && given[expression.name] !== kind)
      faults.add(`it uses $${expression.name} as a ${kind}, but the bot provides a ${given[expression.name]}`)
  }
  const look = (expression: Expression, inTerm: boolean): void => {
    switch (expression.type) {
      case 'var': {
        if (!inTerm && !Object.hasOwn(given, expression.name))
          faults.add(`it uses $${expression.name}, which the bot does not provide`)
        return
      }
      case 'mesg': {
        const key = expression.attr === null ? expression.name : `${expression.name}.${expression.attr}`
        followed(key, patternOf(resource, key), inTerm)
        return
      }
      case 'term': {
        const key =
          expression.attr === null ? `-${expression.name}` : `-${expression.name}.${expression.attr}`
        for (const each of expression.args) if (each.type !== 'narg') look(each, inTerm)
        followed(key, patternOf(resource, key), true)
        return
      }
      case 'func': {
        if (expression.name !== 'NUMBER' && expression.name !== 'DATETIME')
          faults.add(`there is no function ${expression.name}: use NUMBER or DATETIME`)
        const fault = faultOfOptions(expression)
        if (fault !== undefined) faults.add(fault)
        for (const each of expression.args) {
          if (each.type === 'narg') continue
          look(each, inTerm)
          if (!inTerm) wants(each, expression.name === 'NUMBER' ? 'number' : 'date')
        }
        return
      }
      case 'select': {
        look(expression.selector, inTerm)
        if (!inTerm && expression.variants.some(({ key }) => key.type === 'num' || plurals.has(key.value)))
          wants(expression.selector, 'number')
        for (const { value } of expression.variants) walk(value, inTerm)
        return
      }
      default:
    }
  }
  const walk = (found: Pattern, inTerm: boolean): void => {
    const parts = typeof found === 'string' ? [found] : found
    const fault = faultOfMarkup(parts)
    if (fault !== undefined) faults.add(fault)
    open.push(found)
    for (const part of parts) if (typeof part !== 'string') look(part, inTerm)
    open.pop()
  }
  walk(pattern, false)
  return [...faults]
}

// private

// `other` is left out, because selectors without plurals have it, too.
const plurals: ReadonlySet<unknown> = new Set(['zero', 'one', 'two', 'few', 'many'])

// Fluent reports an impossible option of a function only when it writes a value.
const faultOfOptions = ({
  name,
  args,
}: Extract<Expression, { readonly type: 'func' }>): string | undefined => {
  const options = Object.fromEntries(
    args.flatMap((each) => (each.type === 'narg' ? [[each.name, each.value.value]] : [])),
  )
  try {
    if (name === 'NUMBER') new Intl.NumberFormat('en', options)
    else new Intl.DateTimeFormat('en', options)
    return undefined
  } catch (error) {
    return `the options of ${name}: ${error instanceof Error ? error.message : String(error)}`
  }
}

// Each part of a translation must have complete markup, so it is parsed as a template with a value in each
// place.
const faultOfMarkup = (parts: ReadonlyArray<string | Expression>): string | undefined => {
  const strings = ['']
  for (const part of parts) {
    if (typeof part === 'string') strings.push((strings.pop() ?? '') + part)
    else strings.push('')
  }
  try {
    html(Object.assign(strings, { raw: strings }), ...strings.slice(1).map(() => 'x'))
    return undefined
  } catch (error) {
    return `its markup: ${error instanceof Error ? error.message : String(error)}`
  }
}

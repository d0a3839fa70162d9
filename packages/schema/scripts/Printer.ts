// Prints the facts as the committed file, one field per line, and compares two versions of them.

import type { Schema } from '../src/Schema.ts'

// destructors

/** The text of `src/Facts.ts`. */
export const print = (facts: Schema): string =>
  [
    '// The facts of the Bot API, derived by `npm run schema:derive -- --write` and reviewed as a diff.',
    '// Only facts: what they mean is documented under the name in lower case, such as',
    '// https://core.telegram.org/bots/api#sendmessage.',
    '',
    "import type { Schema } from './Schema.ts'",
    '',
    'export const facts: Schema = {',
    `  version: ${value(facts.version)},`,
    `  date: ${value(facts.date)},`,
    ...section('enums', facts.enums, (values) => [value(values)]),
    ...section('unions', facts.unions, (union) => [value(union)]),
    ...section('objects', facts.objects, ({ fields, ...rest }) =>
      block(Object.keys(rest).length === 0 ? '' : `${value(rest).slice(2, -2)}, `, 'fields', fields, ''),
    ),
    ...section('methods', facts.methods, ({ params, ...rest }) =>
      block('', 'params', params, `, ${value(rest).slice(2, -2)}`),
    ),
    '}',
    '',
  ].join('\n')

/** What differs, one line per fact: `+` is new, `-` is removed, `~` has changed. */
export const difference = (before: Schema, after: Schema): ReadonlyArray<string> => {
  const [a, b] = [flat(before), flat(after)]
  return [
    ...[...b].flatMap(([key, text]) =>
      a.get(key) === text ? [] : a.has(key) ? [`~ ${key}: ${a.get(key)} → ${text}`] : [`+ ${key}: ${text}`],
    ),
    ...[...a].flatMap(([key, text]) => (b.has(key) ? [] : [`- ${key}: ${text}`])),
  ]
}

// private

const value = (u: unknown): string =>
  Array.isArray(u)
    ? `[${u.map(value).join(', ')}]`
    : typeof u === 'object' && u !== null
      ? Object.keys(u).length === 0
        ? '{}'
        : `{ ${Object.entries(u)
            .map(([key, inner]) => `${key}: ${value(inner)}`)
            .join(', ')} }`
      : typeof u === 'string'
        ? `'${u.replace(/[\\']/g, '\\$&')}'`
        : String(u)

const section = <A>(
  name: string,
  record: Readonly<Record<string, A>>,
  lines: (item: A) => ReadonlyArray<string>,
): ReadonlyArray<string> => [
  `  ${name}: {`,
  ...Object.entries(record).flatMap(([key, item]) => {
    const printed = lines(item)
    return printed.map(
      (line, i) => `${i === 0 ? `    ${key}: ` : '    '}${line}${i === printed.length - 1 ? ',' : ''}`,
    )
  }),
  '  },',
]

const block = (before: string, name: string, fields: object, after: string): ReadonlyArray<string> =>
  Object.keys(fields).length === 0
    ? [`{ ${before}${name}: {}${after} }`]
    : [
        `{ ${before}${name}: {`,
        ...Object.entries(fields).map(([key, field]) => `  ${key}: ${value(field)},`),
        `}${after} }`,
      ]

const flat = (facts: Schema): ReadonlyMap<string, string> => {
  const entries: Array<[string, string]> = [
    ['version', facts.version],
    ['date', facts.date],
  ]
  for (const kind of ['enums', 'unions'] as const)
    for (const [name, item] of Object.entries(facts[kind])) entries.push([name, value(item)])
  for (const [name, { fields, ...rest }] of Object.entries(facts.objects)) {
    entries.push([name, value(rest)])
    for (const [field, item] of Object.entries(fields)) entries.push([`${name}.${field}`, value(item)])
  }
  for (const [name, { params, ...rest }] of Object.entries(facts.methods)) {
    entries.push([name, value(rest)])
    for (const [field, item] of Object.entries(params)) entries.push([`${name}.${field}`, value(item)])
  }
  return new Map(entries)
}

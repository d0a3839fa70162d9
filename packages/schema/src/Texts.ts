// The texts that may have formatting. On the wire each is three fields: a string, its parse mode and its
// entities. In core it is one field of the union `AnyText`.
// https://core.telegram.org/bots/api#formatting-options

import {
  definitionOf,
  fieldsOf,
  membersOf,
  reachableFrom,
  refsOf,
  type FieldTable,
  type Schema,
  type Type,
} from './Schema.ts'

// model

/** The names of the three fields. */
export interface Triple {
  readonly text: string
  readonly mode: string
  readonly entities: string
}

/**
 * Where an object has texts: by field, the three names on the wire, or the name of an object that has texts.
 */
export type Places = Readonly<Record<string, Triple | string>>

// constructors

/** The schema as core declares it: each text that may have formatting is one field. */
export const withTexts = (schema: Schema): Schema => ({
  ...schema,
  unions: { AnyText: { members: ['Text', 'Markup'], plain: ['string'] }, ...schema.unions },
  objects: {
    ...mapValues(schema.objects, (object) => ({ ...object, fields: joined(object.fields) })),
    Text: {
      fields: {
        text: { type: 'string', required: true },
        entities: { type: { array: { ref: 'MessageEntity' } }, required: true },
      },
    },
    Markup: {
      fields: {
        parse_mode: { type: { ref: 'ParseMode' }, required: true },
        text: { type: 'string', required: true },
      },
    },
  },
  methods: mapValues(schema.methods, (method) => ({ ...method, params: joined(method.params) })),
})

// destructors

/** The types that core adds: what each is, and a related page of Telegram's documentation. */
export const ownTypes: Readonly<Record<string, { readonly about: string; readonly link?: string }>> = {
  Text: {
    about: 'A text with formatting. Offsets and lengths of entities count UTF-16 code units.',
    link: 'https://core.telegram.org/bots/api#messageentity',
  },
  Markup: {
    about: 'A text with markup, which Telegram parses.',
    link: 'https://core.telegram.org/bots/api#formatting-options',
  },
  AnyText: { about: 'A text to send: plain, with formatting, or with markup.' },
}

/** The texts of an object or a method, by its fields on the wire. */
export const triplesOf = (fields: FieldTable): ReadonlyArray<Triple> =>
  Object.keys(fields).flatMap((entities) => {
    const [, prefix] = /^(\w*?)_?entities$/.exec(entities) ?? []
    if (prefix === undefined) return []
    const text = has(fields, prefix === '' ? ['text', 'message_text'] : [prefix])
    const mode = has(fields, [`${prefix}_parse_mode`, 'parse_mode'])
    return text === undefined || mode === undefined ? [] : [{ text, mode, entities }]
  })

/** Where an object or a method has texts, by its fields on the wire. */
export const placesIn = (schema: Schema, fields: FieldTable): Places => ({
  ...Object.fromEntries(triplesOf(fields).map((triple) => [triple.text, triple])),
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([name, { type }]) => {
      const [found, other] = refsOf(type).filter((ref) => mayHoldText(schema, ref))
      if (other !== undefined)
        throw new Error(`${name} may hold texts in two ways: ${String(found)}, ${other}.`)
      return found === undefined ? [] : [[name, found]]
    }),
  ),
})

/** Where an object or a union has texts. Throws if members of a union have them in contradicting ways. */
export const placesOf = (schema: Schema, name: string): Places => {
  const all: Record<string, Triple | string> = {}
  for (const member of membersOf(schema, name).filter((each) => mayHoldText(schema, each)))
    for (const [field, place] of Object.entries(placesIn(schema, fieldsOf(schema, member)))) {
      if (JSON.stringify(all[field] ?? place) !== JSON.stringify(place))
        throw new Error(`${name}: ${field} of ${member} contradicts another member in where it has texts.`)
      all[field] = place
    }
  return all
}

// guards

/** Whether an object or a union may hold a text with formatting. */
export const mayHoldText = (schema: Schema, name: string): boolean =>
  [...reachableFrom(schema, [{ ref: name }])].some(
    (each) => definitionOf(schema, each)._tag === 'Object' && triplesOf(fieldsOf(schema, each)).length > 0,
  )

// private

const anyText: Type = { ref: 'AnyText' }

const joined = (fields: FieldTable): FieldTable => {
  const triples = triplesOf(fields)
  if (triples.length === 0) return fields
  const [texts, others] = [
    new Set(triples.map(({ text }) => text)),
    new Set(triples.flatMap(({ mode, entities }) => [mode, entities])),
  ]
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      others.has(name) ? [] : [[name, texts.has(name) ? { ...field, type: anyText } : field]],
    ),
  )
}

const has = (fields: FieldTable, names: ReadonlyArray<string>): string | undefined =>
  names.find((name) => Object.hasOwn(fields, name))

const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  f: (value: A) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))

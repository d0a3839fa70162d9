import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ahead } from '../scripts/Ahead.ts'
import { readDeclarations } from '../scripts/Declarations.ts'
import { derive } from '../scripts/Derivation.ts'
import { difference, print } from '../scripts/Printer.ts'
import { findStale } from '../scripts/Staleness.ts'
import {
  declared,
  definitionOf,
  discriminantOf,
  facts,
  fieldsOf,
  isOpenUnion,
  mayHoldFile,
  mayHoldText,
  triplesOf,
  membersOf,
  methodOf,
  reachableFrom,
  refsOf,
  sharedOf,
  variantsOf,
  type Schema,
  type Type,
} from '../src/index.ts'

const source = (name: string): string =>
  readFileSync(new URL(`../node_modules/@gramio/types/out/${name}.d.ts`, import.meta.url), 'utf8')

const namesIn = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]))

const fieldsIn = (schema: Schema) => [
  ...Object.entries(schema.objects).flatMap(([owner, { fields, incoming }]) =>
    Object.entries(fields).map(([name, field]) => ({ at: `${owner}.${name}`, field, incoming })),
  ),
  ...Object.entries(schema.methods).flatMap(([owner, { params }]) =>
    Object.entries(params).map(([name, field]) => ({ at: `${owner}.${name}`, field, incoming: undefined })),
  ),
]

const everyField = fieldsIn(facts)

describe('the committed schema', () => {
  it('is what would be derived and generated today', () => {
    expect(findStale()).toEqual([])
  })

  it('has everything that the source declares, by an independent count', () => {
    const derived = derive(readDeclarations()).source
    const methods = namesIn(source('methods'), /^ {4}(\w+): CallAPI/gm)
    expect(methods).toHaveLength(185)
    expect(Object.keys(derived.methods)).toEqual(methods)

    const update = /interface TelegramUpdate \{[^]*?\n\}/.exec(source('objects'))?.[0] ?? ''
    const kinds = namesIn(update, /^ {4}(\w+)\?: /gm)
    expect(kinds).toHaveLength(27)
    expect(derived.enums['UpdateKind']).toEqual(kinds)

    const objects = namesIn(source('objects'), /^export interface Telegram(\w+)/gm).filter(
      (name) => !name.startsWith('APIResponse'),
    )
    expect(objects.length).toBeGreaterThan(350)
    expect(Object.keys(derived.objects)).toEqual(objects)

    const fields = [
      ...source('objects').matchAll(/^ {4}\w+\??:/gm),
      ...source('params').matchAll(/^ {4}\w+\??:/gm),
    ]
    // The three interfaces of the envelope are left out, with their six fields.
    expect(fieldsIn(derived)).toHaveLength(fields.length - 6)
  })

  it('has what Bot API 10.5 has and the source does not', () => {
    expect(facts.version).toBe('10.5')
    expect(Object.keys(facts.methods)).toHaveLength(192)
    expect(facts.enums['UpdateKind']).toHaveLength(29)
    expect(facts.enums['UpdateKind']?.slice(-2)).toEqual(['widget_query', 'shared_widget_query'])
    expect(Object.keys(facts.objects)).toHaveLength(393)
    expect(Object.keys(facts.unions)).toHaveLength(32)
    expect(methodOf(facts, 'getMe')?.result).toEqual({ ref: 'BotFullInfo' })
    expect(facts.unions['WidgetQueryType']).toEqual({
      incoming: true,
      members: ['WidgetQueryTypeData', 'WidgetQueryTypeSignData', 'WidgetQueryTypeSentTransaction'],
      discriminant: 'type',
    })
    for (const name of ahead.gone) {
      const [owner = '', field] = name.split('.')
      const fields = facts.objects[owner]?.fields
      expect(field === undefined ? fields : fields?.[field], name).toBe(undefined)
    }
  })

  it('never requires what is not certain, or what something else may stand for', () => {
    const uncertain = everyField.filter(({ field }) => field.certainty !== undefined)
    expect(uncertain.length).toBeGreaterThan(20)
    expect(uncertain.filter(({ field }) => field.required).map(({ at }) => at)).toEqual([])
    const replaceable = everyField.filter(({ field }) => field.unless !== undefined)
    expect(replaceable.map(({ at }) => at)).toContain('sendMessage.chat_id')
    expect(replaceable.filter(({ field, incoming }) => field.required ?? incoming)).toEqual([])
  })

  it('has TON amounts as decimal strings', () => {
    const amounts = ['TonWalletCard', 'WidgetQueryWallet'].map(
      (name) => fieldsOf(facts, name)['amount']?.type,
    )
    expect(amounts).toEqual(['string', 'string'])
  })

  it('refers only to names that it has', () => {
    const types: ReadonlyArray<Type> = [
      ...everyField.map(({ field }) => field.type),
      ...Object.values(facts.methods).flatMap(({ result, inlineResult }) =>
        inlineResult === undefined ? [result] : [result, inlineResult],
      ),
      ...Object.values(facts.unions).flatMap(({ members, plain = [] }) => [
        ...members.map((ref) => ({ ref })),
        ...plain,
      ]),
    ]
    const refs = new Set(types.flatMap(refsOf))
    expect(refs.size).toBeGreaterThan(300)
    for (const ref of refs) expect(() => definitionOf(facts, ref)).not.toThrow()
  })

  it('has each name once', () => {
    const names = [facts.objects, facts.unions, facts.enums].flatMap((record) => Object.keys(record))
    expect(new Set(names).size).toBe(names.length)
  })

  it('has ranges from a lower to a higher number', () => {
    const ranges = everyField.flatMap(({ at, field }) =>
      [field.length, field.items, field.range].flatMap((range) =>
        range === undefined ? [] : [{ at, range }],
      ),
    )
    expect(ranges.length).toBeGreaterThan(150)
    expect(ranges.filter(({ range }) => !(range[0] <= range[1]))).toEqual([])
  })

  it('has seven methods that return a message or true', () => {
    const dual = Object.entries(facts.methods).filter(([, { inlineResult }]) => inlineResult !== undefined)
    expect(dual.map(([name]) => name).sort()).toEqual(
      [
        'editMessageText',
        'editMessageCaption',
        'editMessageMedia',
        'editMessageLiveLocation',
        'stopMessageLiveLocation',
        'editMessageReplyMarkup',
        'setGameScore',
      ].sort(),
    )
    for (const [, { params }] of dual)
      expect(Object.keys(params)).toEqual(
        expect.arrayContaining(['chat_id', 'message_id', 'inline_message_id']),
      )
  })

  it('marks as incoming exactly what Telegram may send', () => {
    expect(facts.objects['Message']?.incoming).toBe(true)
    expect(facts.unions['ReactionType']?.incoming).toBe(true)
    expect(facts.objects['InputMediaPhoto']?.incoming).toBe(undefined)
    expect(facts.unions['InlineQueryResult']?.incoming).toBe(undefined)
  })

  it('has only objects that a method or an update refers to', () => {
    const roots: ReadonlyArray<Type> = [
      { ref: 'Update' },
      { ref: 'ResponseParameters' },
      ...Object.values(facts.methods).flatMap(({ result, params }) => [
        result,
        ...Object.values(params).map(({ type }) => type),
      ]),
    ]
    const reached = reachableFrom(facts, roots)
    expect(Object.keys(facts.objects).filter((name) => !reached.has(name))).toEqual([])
  })
})

describe('texts', () => {
  const objects = [
    ...Object.values(facts.objects).map(({ fields }) => fields),
    ...Object.values(facts.methods).map(({ params }) => params),
  ]
  const modes = objects.flatMap((fields) => Object.keys(fields).filter((name) => name.endsWith('parse_mode')))
  const triples = objects.flatMap((fields) => triplesOf(fields))

  it('are found for every parse mode', () => {
    expect(modes.length).toBeGreaterThan(45)
    expect(triples.map(({ mode }) => mode)).toEqual(modes)
    expect(new Set(triples.map(({ text }) => text))).toEqual(
      new Set([
        'text',
        'caption',
        'message_text',
        'quote',
        'question',
        'explanation',
        'description',
        'title',
        'custom_description',
      ]),
    )
    for (const { text, mode, entities } of objects.flatMap((fields) =>
      triplesOf(fields).map((triple) => ({
        ...triple,
        text: fields[triple.text],
        mode: fields[triple.mode],
        entities: fields[triple.entities],
      })),
    ))
      expect([text?.type, mode?.type, entities?.type]).toEqual([
        'string',
        { ref: 'ParseMode' },
        { array: { ref: 'MessageEntity' } },
      ])
  })

  it('are one field in core, with the limits of the wire', () => {
    expect(declared.methods['sendMessage']?.params['text']).toEqual({
      type: { ref: 'AnyText' },
      required: true,
      length: [1, 4096, 'parsed characters'],
    })
    expect(Object.keys(declared.methods['sendMessage']?.params ?? {})).not.toContain('parse_mode')
    expect(declared.objects['Message']).toEqual(facts.objects['Message'])
    expect(mayHoldText(facts, 'InlineQueryResult')).toBe(true)
    expect(mayHoldText(facts, 'Message')).toBe(false)
  })
})

describe('the model', () => {
  it('finds methods by their names in any case', () => {
    expect(methodOf(facts, 'SENDMESSAGE')?.name).toBe('sendMessage')
    expect(methodOf(facts, 'constructor')).toBe(undefined)
  })

  it('knows the members of a union and its discriminant', () => {
    expect(membersOf(facts, 'PaidMedia')).toHaveLength(4)
    expect(variantsOf(facts, 'InlineQueryResult', 'type', 'photo').toSorted()).toEqual([
      'InlineQueryResultCachedPhoto',
      'InlineQueryResultPhoto',
    ])
    expect(discriminantOf(facts, 'ChatMemberOwner', 'status')).toBe('creator')
    expect(facts.unions['MaybeInaccessibleMessage']?.discriminant).toBe('date')
  })

  it('knows the fields that the variants of a union share, and those that it promises', () => {
    expect(sharedOf(facts, 'ChatMember')).toEqual({ user: { type: { ref: 'User' }, required: true } })
    expect(sharedOf(facts, 'MessageOrigin')).toEqual({ date: { type: 'integer' } })
    expect(Object.keys(sharedOf(facts, 'OwnedGift'))).not.toContain('gift')
    expect(sharedOf(facts, 'User')).toEqual({})
    const promised = Object.entries(facts.unions).flatMap(([name, union]) =>
      (union.promised ?? []).map((key) => sharedOf(facts, name)[key]?.required),
    )
    expect(promised).toEqual([true])
  })

  it('knows which unions may gain variants', () => {
    expect(isOpenUnion(facts, 'ReactionType')).toBe(true)
    expect(isOpenUnion(facts, 'BotCommandScope')).toBe(false)
    expect(isOpenUnion(facts, 'MaybeInaccessibleMessage')).toBe(false)
    expect(isOpenUnion(facts, 'User')).toBe(false)
  })

  it('knows which types may hold a file', () => {
    expect(mayHoldFile(facts, { ref: 'InputMedia' })).toBe(true)
    expect(mayHoldFile(facts, { ref: 'InputRichMessage' })).toBe(true)
    expect(mayHoldFile(facts, { ref: 'Message' })).toBe(false)
  })

  it('refuses names that it does not have', () => {
    expect(() => definitionOf(facts, 'toString')).toThrow('The schema has no "toString".')
    expect(() => fieldsOf(facts, 'ChatMember')).toThrow('"ChatMember" is not an object of the schema.')
  })
})

describe('the printer', () => {
  it('prints one field per line, so that a new version is a readable diff', () => {
    expect(print(facts)).toContain("\n      update_id: { type: 'integer', required: true },\n")
    expect(difference(facts, facts)).toEqual([])
    const { Update: _, ...others } = facts.objects
    expect(difference(facts, { ...facts, objects: others })).toContain(
      "- Update.update_id: { type: 'integer', required: true }",
    )
    expect(difference(facts, { ...facts, version: '11.0' })).toEqual(['~ version: 10.5 → 11.0'])
  })
})

import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeclarations } from '../scripts/Declarations.ts'
import { derive } from '../scripts/Derivation.ts'
import { readLimits } from '../scripts/Limits.ts'
import { difference, print } from '../scripts/Printer.ts'
import { findStale } from '../scripts/Staleness.ts'
import { makeArbitraries } from '../src/Arbitrary.ts'
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
  type Type,
} from '../src/index.ts'

const source = (name: string): string =>
  readFileSync(new URL(`../node_modules/@gramio/types/out/${name}.d.ts`, import.meta.url), 'utf8')

const namesIn = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]))

const everyField = [
  ...Object.entries(facts.objects).flatMap(([owner, { fields }]) =>
    Object.entries(fields).map(([name, field]) => ({ at: `${owner}.${name}`, field })),
  ),
  ...Object.entries(facts.methods).flatMap(([owner, { params }]) =>
    Object.entries(params).map(([name, field]) => ({ at: `${owner}.${name}`, field })),
  ),
]

describe('what is committed', () => {
  it('is what would be derived and generated today', () => {
    expect(findStale()).toEqual([])
  })

  it('has everything that is declared, by a count of its own', () => {
    const methods = namesIn(source('methods'), /^ {4}(\w+): CallAPI/gm)
    expect(methods).toHaveLength(185)
    expect(Object.keys(facts.methods)).toEqual(methods)

    const update = /interface TelegramUpdate \{[^]*?\n\}/.exec(source('objects'))?.[0] ?? ''
    const kinds = namesIn(update, /^ {4}(\w+)\?: /gm)
    expect(kinds).toHaveLength(27)
    expect(facts.enums['UpdateKind']).toEqual(kinds)

    const objects = namesIn(source('objects'), /^export interface Telegram(\w+)/gm).filter(
      (name) => !name.startsWith('APIResponse'),
    )
    expect(objects.length).toBeGreaterThan(350)
    expect(Object.keys(facts.objects)).toEqual(objects)

    const fields = [
      ...source('objects').matchAll(/^ {4}\w+\??:/gm),
      ...source('params').matchAll(/^ {4}\w+\??:/gm),
    ]
    // The three interfaces of the envelope are left out, with their six fields.
    expect(everyField).toHaveLength(fields.length - 6)
  })

  it('refers to nothing that it does not have', () => {
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

  it('has no name twice', () => {
    const names = [facts.objects, facts.unions, facts.enums].flatMap((record) => Object.keys(record))
    expect(new Set(names).size).toBe(names.length)
  })

  it('has ranges that are ranges', () => {
    const ranges = everyField.flatMap(({ at, field }) =>
      [field.length, field.items, field.range].flatMap((range) =>
        range === undefined ? [] : [{ at, range }],
      ),
    )
    expect(ranges.length).toBeGreaterThan(150)
    expect(ranges.filter(({ range }) => !(range[0] <= range[1]))).toEqual([])
  })

  it('knows the seven methods that answer a message or true', () => {
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

  it('marks as incoming what Telegram may send, and only that', () => {
    expect(facts.objects['Message']?.incoming).toBe(true)
    expect(facts.unions['ReactionType']?.incoming).toBe(true)
    expect(facts.objects['InputMediaPhoto']?.incoming).toBe(undefined)
    expect(facts.unions['InlineQueryResult']?.incoming).toBe(undefined)
  })

  it('has every object that can be sent or received in reach of a method or an update', () => {
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

describe('limits', () => {
  // What looks like a limit in a comment and is deliberately not taken, by what it is about.
  const notTaken: Readonly<Record<string, RegExp>> = {
    'how wide a number is': /significant bits/,
    'an example of a phone number': /1-212-555/,
    'the number of a standard': /^(3166|639)-1/,
    'it depends on the emoji of a dice: a correction holds the whole range': /for “/,
    'it depends on the currency: a correction holds the whole range': /between 10000000 and|Telegram Stars$/,
    'a time from now, which only the server knows': /seconds? ?\(?|(2628000|2678400|24 hours|366 days)/,
    'the size of a file or a picture': /kilobytes|kB in size|\d+ MB|exceed (320|10000)|at most 20$|4 sizes/,
    'which entities or reactions are allowed': /^are allowed/,
    'how fast may be sent': /messages per second/,
    'the sum of several items': /up to 64 characters/,
    'a rule for one currency, or for bots without premium': /exactly one item|one reaction per message/,
    'the sign of a number, or of items of a list': /must be (positive|non-zero)/,
  }

  it('are taken from comments, or left for a reason', () => {
    const { readings } = derive(readDeclarations())
    const left = [...readings].flatMap(([at, reading]) => reading.left.map((phrase) => ({ at, phrase })))
    expect(left.length).toBeGreaterThan(50)
    expect(
      left.filter(({ phrase }) => !Object.values(notTaken).some((pattern) => pattern.test(phrase))),
    ).toEqual([])
    for (const [why, pattern] of Object.entries(notTaken))
      expect(
        left.some(({ phrase }) => pattern.test(phrase)),
        why,
      ).toBe(true)
    expect([...readings.values()].flatMap(({ taken }) => taken).length).toBeGreaterThan(150)
  })

  it('are read by the kind of the value', () => {
    expect(readLimits('string', 'Text; 1-64 bytes.').limits).toEqual({ length: [1, 64, 'bytes'] })
    expect(readLimits('string', '0-10 characters after entities parsing').limits).toEqual({
      length: [0, 10, 'parsed characters'],
    })
    expect(readLimits('array', 'A list of 2-10 items').limits).toEqual({ items: [2, 10] })
    expect(readLimits('number', 'Between 1-100 or so; between 1-100 are accepted').limits).toEqual({
      range: [1, 100],
    })
    expect(readLimits('number', 'Minutes, 0 - 7 \\* 24 \\* 60').limits).toEqual({ range: [0, 10080] })
    expect(readLimits('string', 'An ISO 639-1 code').limits).toEqual({})
    expect(readLimits('other', '1-100').limits).toEqual({})
  })

  it('stand where the Bot API has them', () => {
    expect(methodOf(facts, 'sendMessage')?.params['text']?.length).toEqual([1, 4096, 'parsed characters'])
    expect(methodOf(facts, 'answerInlineQuery')?.params['next_offset']?.length).toEqual([0, 64, 'bytes'])
    expect(fieldsOf(facts, 'InlineKeyboardButton')['callback_data']?.length).toEqual([1, 64, 'bytes'])
    expect(fieldsOf(facts, 'BotCommand')['command']).toEqual({
      type: 'string',
      required: true,
      length: [1, 32, 'characters'],
      pattern: '^[a-z0-9_]*$',
    })
    expect(methodOf(facts, 'setMyCommands')?.params['commands']?.items).toEqual([0, 100])
    expect(methodOf(facts, 'sendMediaGroup')?.params['media']?.items).toEqual([2, 10])
  })
})

describe('texts', () => {
  const objects = [
    ...Object.values(facts.objects).map(({ fields }) => fields),
    ...Object.values(facts.methods).map(({ params }) => params),
  ]
  const modes = objects.flatMap((fields) => Object.keys(fields).filter((name) => name.endsWith('parse_mode')))
  const triples = objects.flatMap((fields) => triplesOf(fields))

  it('are found for every markup that can be named', () => {
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

  it('are one field as core declares them, with the limits of the wire', () => {
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
  it('finds methods as Telegram does, by any case', () => {
    expect(methodOf(facts, 'SENDMESSAGE')?.name).toBe('sendMessage')
    expect(methodOf(facts, 'constructor')).toBe(undefined)
  })

  it('takes unions apart', () => {
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

  it('says what may hold a file', () => {
    expect(mayHoldFile(facts, { ref: 'InputMedia' })).toBe(true)
    expect(mayHoldFile(facts, { ref: 'InputRichMessage' })).toBe(true)
    expect(mayHoldFile(facts, { ref: 'Message' })).toBe(false)
  })

  it('refuses names that it does not have', () => {
    expect(() => definitionOf(facts, 'toString')).toThrow('The schema has no "toString".')
    expect(() => fieldsOf(facts, 'ChatMember')).toThrow('"ChatMember" is no object of the schema.')
  })
})

describe('the printer', () => {
  it('prints one field a line, so that an update is a readable difference', () => {
    expect(print(facts)).toContain("\n      update_id: { type: 'integer', required: true },\n")
    expect(difference(facts, facts)).toEqual([])
    const { Update: _, ...others } = facts.objects
    expect(difference(facts, { ...facts, objects: others })).toContain(
      "- Update.update_id: { type: 'integer', required: true }",
    )
    expect(difference(facts, { ...facts, version: '11.0' })).toEqual(['~ version: 10.3 → 11.0'])
  })
})

describe('arbitraries', () => {
  const arbitraries = makeArbitraries(facts)

  it('exist for the parameters and the results of every method', () => {
    const methods = Object.keys(facts.methods)
    fc.assert(
      fc.property(
        fc
          .constantFrom(...methods)
          .chain((name) => fc.tuple(fc.constant(name), arbitraries.params(name), arbitraries.result(name))),
        ([name, params, result]) => {
          const required = Object.entries(methodOf(facts, name)?.params ?? {}).filter(
            ([, field]) => field.required === true,
          )
          expect(Object.keys(Object(params))).toEqual(expect.arrayContaining(required.map(([key]) => key)))
          expect(result).not.toBe(undefined)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('keep to the limits', () => {
    const texts = fc
      .sample(arbitraries.params('sendInvoice'), 50)
      .map((params) => String(Reflect.get(Object(params), 'title')))
    expect(texts.every((title) => title.length >= 1 && title.length <= 32)).toBe(true)
    const commands = fc
      .sample(arbitraries.of('BotCommand'), 50)
      .map((value) => String(Reflect.get(Object(value), 'command')))
    expect(commands.every((command) => /^[a-z0-9_]{1,32}$/.test(command))).toBe(true)
  })

  it('can be without what is not listed', () => {
    const plain = makeArbitraries(facts, { unlisted: false })
    expect(
      fc.sample(plain.of('Message'), 200).some((value) => JSON.stringify(value).includes('unlisted_')),
    ).toBe(false)
    expect(
      fc
        .sample(arbitraries.of('MessageEntity'), 200)
        .some((value) => JSON.stringify(value).includes('unlisted_')),
    ).toBe(true)
  })
})

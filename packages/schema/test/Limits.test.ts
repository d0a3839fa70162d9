import { describe, expect, it } from 'vitest'
import { readDeclarations } from '../scripts/Declarations.ts'
import { derive } from '../scripts/Derivation.ts'
import { readLimits } from '../scripts/Limits.ts'
import { facts, fieldsOf, methodOf } from '../src/index.ts'

describe('limits', () => {
  // Phrases in comments that look like a limit and are deliberately not taken, by their reason.
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

  it('are taken from comments, or not taken for a reason', () => {
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

  it('are read from comments by the kind of the value', () => {
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

  it('are those of the Bot API', () => {
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

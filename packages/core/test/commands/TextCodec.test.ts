// A codec that reads no text is told of where a bot is defined, and not with each answer of a user.

import { BooleanFromString, IntFromString, NonEmptyString, Optional } from '@pipegram/core/Argument'
import { decode } from '@pipegram/core/ArgumentList'
import { faultOfText } from '@pipegram/core/TextCodec'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const number = 'reads no text: write IntFromString or NumberFromString.'

describe('faultOfText', () => {
  it.each([
    [t.number, `The codec number ${number}`],
    [t.Int, `The codec number ${number}`],
    [t.readonly(t.number), `The codec number ${number}`],
    [t.array(t.number), `The codec number ${number}`],
    [t.union([t.number, t.boolean]), `The codec number ${number}`],
    [t.boolean, 'The codec boolean reads no text: write BooleanFromString.'],
  ])('names what reads a text in place of %s', (codec, sentence) => {
    expect(faultOfText(codec)).toBe(sentence)
  })

  it.each([
    [t.string],
    [IntFromString],
    [BooleanFromString],
    [Optional(IntFromString)],
    [t.union([t.number, t.string])],
    [t.keyof({ a: null })],
    [t.literal('a')],
    [t.unknown],
    ['no codec'],
  ])('says nothing of %s', (codec) => {
    expect(faultOfText(codec)).toBeUndefined()
  })
})

describe('decode', () => {
  it('refuses such a codec among arguments, before the first command', () => {
    expect(() => decode(t.tuple([NonEmptyString, t.number]))).toThrow(
      new RangeError(`The codec number ${number}`),
    )
    expect(() => decode(t.type({ times: t.array(t.Int) }))).toThrow(RangeError)
    expect(() => decode(t.partial({ times: IntFromString }))).not.toThrow()
  })
})

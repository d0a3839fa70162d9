import { sendMediaGroup, sendMessage } from '@pipegram/core/Calls'
import { fixUp } from '@pipegram/core/Entities'
import { rawMarkup } from '@pipegram/core/Markup'
import { toPayload } from '@pipegram/core/StartPayload'
import { html } from '@pipegram/core/Template'
import { concat, fmt } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

// Values that the compiler would refuse.
// oxlint-disable-next-line typescript/consistent-type-assertions -- the tests are about such values
const untyped = <A>(value: unknown): A => value as A

const evil = {
  toString: () => {
    throw new Error('must not be asked')
  },
}

describe('a value that is not text', () => {
  it('is refused in a template of text', () => {
    for (const value of [
      evil,
      {},
      ['a'],
      new Date(0),
      rawMarkup('HTML', '<b>'),
      { text: 'a' },
      { text: 5, entities: [] },
      { text: 'a', entities: null },
      () => 'a',
      Symbol('a'),
    ]) {
      expect(() => fmt`a ${untyped<string>(value)}`).toThrow(/Formatted text cannot contain this/)
      expect(() => html`a ${untyped<string>(value)}`).toThrow(/Formatted text cannot contain this/)
      expect(() => html`<a href="${untyped<string>(value)}">x</a>`).toThrow(
        /Formatted text cannot contain this/,
      )
    }
    expect(() => concat(untyped(null))).toThrow(/Formatted text cannot contain this object/)
  })
  it('is empty in a template if it is null or undefined', () => {
    for (const value of [null, undefined])
      expect([fmt`a${untyped<string>(value)}b`.text, html`a${untyped<string>(value)}b`.text]).toEqual([
        'ab',
        'ab',
      ])
  })
  it('is never sent', () => {
    for (const text of [
      5,
      true,
      {},
      ['a'],
      { text: 'a' },
      { text: { text: 'a' }, entities: [] },
      { text: rawMarkup('HTML', '<b>'), entities: [] },
      { parse_mode: 'HTML', text: { text: 'a' } },
    ])
      expect(() => sendMessage({ chat_id: 1, text: untyped(text) })).toThrow(
        'sendMessage: `text` must be a string, formatted text or markup.',
      )
    expect(() =>
      sendMediaGroup({
        chat_id: 1,
        media: [
          { type: 'photo', media: 'a' },
          { type: 'photo', media: 'b', caption: untyped({}) },
        ],
      }),
    ).toThrow('sendMediaGroup: `media[1].caption` must be')
    expect(
      sendMediaGroup({ chat_id: 1, media: [{ type: 'photo', media: 'a', caption: untyped(undefined) }] })
        .params,
    ).toEqual({ chat_id: 1, media: [{ type: 'photo', media: 'a' }] })
  })
})

describe('a text that would be changed silently', () => {
  it('is refused if entities begin or end between code units', () => {
    for (const [offset, length] of [
      [0.5, 1],
      [0, 0.5],
      ['0', 1],
      [0, null],
    ]) {
      const fixed = fixUp({
        text: 'abc',
        entities: [{ type: 'bold', offset: untyped(offset), length: untyped(length) }],
      })
      expect(E.isLeft(fixed) && fixed.left._tag).toBe(offset === 0 ? 'WrongLength' : 'WrongOffset')
    }
  })
  it('is refused if a payload has half a surrogate pair', () => {
    expect(toPayload('a\ud800')).toEqual(E.left('A payload cannot hold half a surrogate pair.'))
  })
})

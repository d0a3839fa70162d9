import { sendMediaGroup, sendMessage } from '@pipegram/core/Calls'
import { fixUp } from '@pipegram/core/Entities'
import { rawMarkup } from '@pipegram/core/Markup'
import { toPayload } from '@pipegram/core/StartPayload'
import { html } from '@pipegram/core/Template'
import { concat, fmt } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

// What comes where no compiler looks.
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what these tests are about
const untyped = <A>(value: unknown): A => value as A

const evil = {
  toString: () => {
    throw new Error('must not be asked')
  },
}

describe('a value that is no text', () => {
  it('is said to be none where it is put into a text', () => {
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
      expect(() => fmt`a ${untyped<string>(value)}`).toThrow(/cannot stand in formatted text/)
      expect(() => html`a ${untyped<string>(value)}`).toThrow(/cannot stand in formatted text/)
      expect(() => html`<a href="${untyped<string>(value)}">x</a>`).toThrow(/cannot stand in formatted text/)
    }
    expect(() => concat(untyped(null))).toThrow(/object cannot stand in formatted text/)
  })
  it('is nothing where there is none', () => {
    for (const value of [null, undefined])
      expect([fmt`a${untyped<string>(value)}b`.text, html`a${untyped<string>(value)}b`.text]).toEqual([
        'ab',
        'ab',
      ])
  })
  it('never goes over the wire', () => {
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

describe('what would be changed without a word', () => {
  it('is refused: entities that begin or end between code units', () => {
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
  it('is refused: a payload with half a surrogate pair', () => {
    expect(toPayload('a\ud800')).toEqual(E.left('A payload cannot hold half a surrogate pair.'))
  })
})

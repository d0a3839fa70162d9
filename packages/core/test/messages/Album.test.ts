import { album, audio, document, livePhoto, photo, tryAlbum, tryAlbums, video } from '@pipegram/core/Album'
import { sendMediaGroup } from '@pipegram/core/Calls'
import { bold } from '@pipegram/core/Text'
import type { InputMediaGroupItem } from '@pipegram/core/Types'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const seen: fc.Arbitrary<InputMediaGroupItem> = fc.constantFrom(photo('a'), video('b'), livePhoto('c', 'd'))
const errorsOf = (items: ReadonlyArray<InputMediaGroupItem>): ReadonlyArray<string> => {
  const result = tryAlbum(items)
  return E.isLeft(result) ? result.left.errors : []
}

describe('an album', () => {
  it('an album holds two to ten items of one sort: visual media, documents, or audio files', () => {
    const sort = fc
      .constantFrom(seen, fc.constant(document('e')), fc.constant(audio('f')))
      .chain((item) => fc.array(item, { maxLength: 13 }))
    fc.assert(
      fc.property(sort, (items) => {
        const fits = items.length >= 2 && items.length <= 10
        expect(tryAlbum(items)).toEqual(
          fits
            ? E.right(items)
            : E.left({
                _tag: 'OutOfLimits',
                what: 'album',
                errors: [`An album must have 2–10 items; it has ${items.length}.`],
              }),
        )
      }),
    )
  })
  it('an album does not mix sorts, and names the two items that cannot be mixed', () => {
    expect(errorsOf([photo('a'), livePhoto('b', 'c'), document('d'), document('e')])).toEqual([
      'Only photos and videos can be mixed. Item 1 is a photo, item 3 is a document.',
    ])
    expect(errorsOf([audio('a'), livePhoto('b', 'c')])).toEqual([
      'Only photos and videos can be mixed. Item 1 is an audio file, item 2 is a live photo.',
    ])
  })
  it('an album checks the length of captions without their formatting', () => {
    expect(
      errorsOf([photo('a', { caption: bold('😀'.repeat(1024)) }), photo('b', { caption: 'x'.repeat(1025) })]),
    ).toEqual(['The caption of item 2 must have 0–1024 characters; it has 1025.'])
    expect(() => album(photo('a', { caption: 'x'.repeat(1025) }), photo('b'))).toThrow(
      new RangeError(
        'This is not a valid album. The caption of item 1 must have 0–1024 characters; it has 1025.',
      ),
    )
  })
  it('an album goes into a call with its formatting', () => {
    expect(
      sendMediaGroup({
        chat_id: 1,
        media: album(photo('a', { caption: bold('x') }), video('b', { has_spoiler: true })),
      }).params,
    ).toEqual({
      chat_id: 1,
      media: [
        {
          type: 'photo',
          media: 'a',
          caption: 'x',
          caption_entities: [{ type: 'bold', offset: 0, length: 1 }],
        },
        { type: 'video', media: 'b', has_spoiler: true },
      ],
    })
  })
  it('a long list becomes as few albums as possible, in order', () => {
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 80 }), (items) => {
        const albums = tryAlbums(items)
        expect(E.isRight(albums)).toBe(items.length >= 2)
        if (E.isLeft(albums)) return
        expect(albums.right.flat()).toEqual(items)
        expect(albums.right.length).toBe(Math.ceil(items.length / 10))
        for (const each of albums.right) expect(tryAlbum(each)).toEqual(E.right(each))
      }),
    )
    expect(E.isLeft(tryAlbums([...Array.from({ length: 11 }, () => photo('a')), document('b')]))).toBe(true)
  })
})

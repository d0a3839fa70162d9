import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  countCharacters,
  makePlaces,
  placeAfter,
  placeBefore,
} from '../../../src/text/internal/parts/Grapheme.ts'
import { pieced } from '../../Texts.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const placesOf = (text: string): ReadonlySet<number> =>
  new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])

describe('grapheme boundaries', () => {
  it('are those of Unicode, by each function that finds them', () => {
    let cut = 0
    fc.assert(
      fc.property(pieced, (text) => {
        const places = placesOf(text)
        const isPlace = makePlaces(text)
        for (let at = 0; at <= text.length; at++) {
          if (!places.has(at)) cut++
          expect(isPlace(at), `${JSON.stringify(text)} at ${at}`).toBe(places.has(at))
          expect(placeBefore(text, at)).toBe(Math.max(...[...places].filter((place) => place <= at)))
        }
      }),
      { numRuns: 1000 },
    )
    expect(cut).toBeGreaterThan(1000)
  })

  it('can be asked for in any order', () => {
    const isPlace = makePlaces('e\u0301👍🏽🇨🇿')
    expect([10, 2, 4, 6, 0, 8, 1].map(isPlace)).toEqual([true, true, false, true, true, false, false])
  })

  it('do not matter for characters as Telegram counts them: code points', () => {
    fc.assert(
      fc.property(pieced, fc.nat(20), (text, count) => {
        expect(countCharacters(text)).toBe(Array.from(text).length)
        expect(text.slice(0, placeAfter(text, 0, count))).toBe(Array.from(text).slice(0, count).join(''))
      }),
    )
  })
})

describe('without Intl.Segmenter', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('no surrogate pair, mark, joined emoji or flag is split', async () => {
    vi.stubGlobal('Intl', undefined)
    vi.resetModules()
    const own = await import('../../../src/text/internal/parts/Grapheme.ts')
    for (const whole of [
      'e\u0301\u0302',
      '👍🏽',
      '👨\u200d👩\u200d👧',
      '🇨🇿',
      '❤\ufe0f',
      '\r\n',
      '1\ufe0f\u20e3',
    ]) {
      const text = `a${whole}b${whole}${whole}🇨🇿`
      const isPlace = own.makePlaces(text)
      expect(Array.from({ length: text.length + 1 }, (_, at) => at).filter(isPlace)).toEqual(
        [...placesOf(text)].sort((a, b) => a - b),
      )
      expect(own.placeBefore(text, whole.length)).toBe(1)
    }
  })
})

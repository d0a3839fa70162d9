import { secondsOf, toMillis, type Duration } from '@pipegram/core/Duration'
import { describe, expect, it } from 'vitest'

describe('toMillis', () => {
  it.each<[Duration, number]>([
    [1, 1],
    [250, 250],
    ['30s', 30_000],
    ['1m', 60_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['0.5s', 500],
    ['1.5s', 1_500],
    ['0.25m', 15_000],
  ])('toMillis of %j is %d ms', (duration, ms) => {
    expect(toMillis('window', duration)).toBe(ms)
  })

  it.each<Duration>([0, -1, NaN, Infinity, '0s', '-1s'])(
    'toMillis refuses %j and names the option',
    (duration) => {
      const written = typeof duration === 'string' ? `"${duration}"` : duration
      expect(() => toMillis('window', duration)).toThrow(
        new RangeError(
          `window is ${written} and should be milliseconds from 1 on, or a time such as "30s", "1m" ` +
            'or "2h".',
        ),
      )
    },
  )
})

describe('secondsOf', () => {
  it.each([
    ['1h30m', 5_400],
    ['2 days', 172_800],
    ['1.4s', 1],
    ['1.5s', 2],
    ['soon', undefined],
  ])('secondsOf %j is %j', (word, seconds) => {
    expect(secondsOf(word)).toBe(seconds)
  })
})

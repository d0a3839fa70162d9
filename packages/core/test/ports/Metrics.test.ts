// Gauges of a registry and of a meter: they are read when somebody asks.

import { fromMeter, makeRegistry, type ObservableResult } from '@pipegram/core/Metrics'
import { describe, expect, it } from 'vitest'

describe('a gauge of a registry', () => {
  it('is read at each collect, until it is ended', async () => {
    const { collect, count, gauge, text } = makeRegistry()
    let value = 5
    const end = gauge('queue_size', async () => [{ value, labels: { queue: 'a"b' } }])
    count('queue_total')
    expect(await collect()).toBe(
      '# TYPE queue_total counter\nqueue_total 1\n' +
        '# TYPE queue_size gauge\nqueue_size{queue="a\\"b"} 5\n',
    )
    value = 3
    expect(await collect()).toContain('queue_size{queue="a\\"b"} 3\n')
    expect(text()).not.toContain('queue_size')
    end()
    expect(await collect()).toBe('# TYPE queue_total counter\nqueue_total 1\n')
  })

  it('shares its family with others of its name', async () => {
    const { collect, gauge } = makeRegistry()
    for (const bot of ['1', '2']) gauge('in flight', async () => [{ value: 1, labels: { bot } }])
    expect(await collect()).toBe('# TYPE in_flight gauge\nin_flight{bot="1"} 1\nin_flight{bot="2"} 1\n')
  })

  it('is left out if it cannot be read, and hides no other', async () => {
    const { collect, gauge } = makeRegistry()
    gauge('away', () => Promise.reject(new Error('The engine is away.')))
    gauge('broken', () => {
      throw new Error('A mistake.')
    })
    gauge('empty', async () => [])
    gauge('there', async () => [{ value: 1 }])
    expect(await collect()).toBe('# TYPE there gauge\nthere 1\n')
  })
})

describe('a gauge of a meter', () => {
  const counting = {
    createCounter: () => ({ add: () => undefined }),
    createHistogram: () => ({ record: () => undefined }),
  }

  it('is read when the meter asks, until it is ended', async () => {
    const reads = new Set<(result: ObservableResult) => Promise<void>>()
    const { gauge } = fromMeter({
      ...counting,
      createObservableGauge: () => ({
        addCallback: (read) => void reads.add(read),
        removeCallback: (read) => void reads.delete(read),
      }),
    })
    const end = gauge?.('queue_size', async () => [{ value: 5, labels: { queue: 'a' } }, { value: 6 }])
    const observed: Array<unknown> = []
    for (const read of reads) await read({ observe: (value, labels) => void observed.push([value, labels]) })
    expect(observed).toEqual([
      [5, { queue: 'a' }],
      [6, {}],
    ])
    end?.()
    expect(reads.size).toBe(0)
  })

  it('is missing on a meter without gauges', () => {
    expect(() => fromMeter(counting).gauge?.('queue_size', async () => [])()).not.toThrow()
  })
})

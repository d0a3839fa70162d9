// Counts and durations of what a bot does: a small port, a registry in memory, and its text in the format of
// Prometheus.
// https://prometheus.io/docs/instrumenting/exposition_formats/

import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/**
 * Labels distinguish the series of a metric. A label should have few values: a method or an outcome, never a
 * user.
 */
export type Labels = Readonly<Record<string, string>>

/** A value of a gauge, which can rise and fall. */
export interface GaugeReading {
  readonly value: number
  readonly labels?: Labels
}

/** Receives counts and durations. */
export interface MetricsSink {
  /** Adds one to a counter. */
  readonly count: (name: string, labels?: Labels) => void
  /**
   * Adds a duration, in seconds, to a histogram. A negative duration, after a clock was set back, counts as
   * 0, and so does a value that is not a number.
   */
  readonly observe: (name: string, seconds: number, labels?: Labels) => void
  /**
   * Registers a gauge. Its values are read at each request; if that fails, the gauge has no values. Returns a
   * function that removes the gauge. A sink without this field has no gauges.
   */
  readonly gauge?: (name: string, read: Task<ReadonlyArray<GaugeReading>>) => () => void
}

/**
 * The part of an OpenTelemetry meter that pipegram uses. `metrics.getMeter('bot')` of `@opentelemetry/api` is
 * a meter.
 */
export interface Meter {
  createCounter(name: string): { add(value: number, attributes?: { [name: string]: string }): void }
  createHistogram(
    name: string,
    options?: { unit?: string; advice?: { explicitBucketBoundaries?: Array<number> } },
  ): {
    record(value: number, attributes?: { [name: string]: string }): void
  }
  /** Without it, there are no gauges. */
  createObservableGauge?(name: string): {
    addCallback(read: (result: ObservableResult) => Promise<void>): void
    removeCallback(read: (result: ObservableResult) => Promise<void>): void
  }
}

/** The object to which OpenTelemetry expects the values of a gauge to be written. */
export interface ObservableResult {
  observe(value: number, attributes?: { [name: string]: string }): void
}

/** Counts, durations and gauges in memory. */
export interface Registry extends Required<MetricsSink> {
  /**
   * All counts and durations as the text that Prometheus reads. Its media type is `text/plain;
   * version=0.0.4`.
   */
  readonly text: IO<string>
  /** The same text, with the current values of all gauges. Never rejects. */
  readonly collect: Task<string>
}

// constructors

/**
 * Makes a registry. Names and labels have only ASCII letters, digits and `_`, as Prometheus requires; any
 * other character becomes `_`. A name is either counted or observed. `buckets` are the limits of the
 * histograms, in seconds, in rising order. Default: from 5 ms to 60 s.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeRegistry } from '@pipegram/core/Metrics'
 *
 *   const { count, text } = makeRegistry()
 *   count('bot_updates_total', { kind: 'message' })
 *   count('bot_updates_total', { kind: 'message' })
 *
 *   assert.strictEqual(text(), '# TYPE bot_updates_total counter\nbot_updates_total{kind="message"} 2\n')
 */
export const makeRegistry = (buckets: ReadonlyArray<number> = usual): Registry => {
  const counters = new Map<string, Map<string, number>>()
  const histograms = new Map<string, Map<string, Histogram>>()
  const gauges = new Set<Gauge>()
  const text = (): string =>
    [
      ...[...counters].flatMap(([name, series]) => [
        `# TYPE ${name} counter\n`,
        ...[...series].map(([labels, value]) => `${name}${inBraces(labels)} ${value}\n`),
      ]),
      ...[...histograms].flatMap(([name, series]) => [
        `# TYPE ${name} histogram\n`,
        ...[...series].flatMap(([labels, one]) => linesOf(name, labels, buckets, one)),
      ]),
    ].join('')
  return {
    count: (name, labels = {}) => {
      const series = at(counters, word(name), () => new Map<string, number>())
      const key = written(labels)
      series.set(key, (series.get(key) ?? 0) + 1)
    },
    observe: (name, seconds, labels = {}) => {
      const series = at(histograms, word(name), () => new Map<string, Histogram>())
      const one = at(series, written(labels), () => ({ counts: buckets.map(() => 0), count: 0, sum: 0 }))
      one.count += 1
      // Prometheus would read a falling sum as a restart.
      one.sum += seconds > 0 ? seconds : 0
      buckets.forEach((most, i) => {
        if (seconds <= most) one.counts[i] = (one.counts[i] ?? 0) + 1
      })
    },
    gauge: (name, read) => {
      const gauge = { name: word(name), read }
      gauges.add(gauge)
      return () => void gauges.delete(gauge)
    },
    text,
    collect: async () => text() + (await gaugeLines([...gauges])),
  }
}

/**
 * Sends counts and durations to an OpenTelemetry meter, with the names and the buckets of `makeRegistry`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fromMeter } from '@pipegram/core/Metrics'
 *
 *   const added: Array<unknown> = []
 *   // In a program: `fromMeter(metrics.getMeter('bot'))`, with `metrics` of '@opentelemetry/api'.
 *   const { count } = fromMeter({
 *     createCounter: (name) => ({ add: (value, labels) => added.push([name, value, labels]) }),
 *     createHistogram: () => ({ record: () => undefined }),
 *   })
 *   count('bot_updates_total', { kind: 'message' })
 *
 *   assert.deepStrictEqual(added, [['bot_updates_total', 1, { kind: 'message' }]])
 */
export const fromMeter = (meter: Meter): MetricsSink => {
  const counters = new Map<string, ReturnType<Meter['createCounter']>>()
  const histograms = new Map<string, ReturnType<Meter['createHistogram']>>()
  return {
    count: (name, labels = {}) => {
      at(counters, name, () => meter.createCounter(name)).add(1, { ...labels })
    },
    observe: (name, seconds, labels = {}) => {
      at(histograms, name, () =>
        meter.createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: [...usual] } }),
      ).record(seconds > 0 ? seconds : 0, { ...labels })
    },
    gauge: (name, read) => {
      const gauge = meter.createObservableGauge?.(name)
      const look = async (result: ObservableResult): Promise<void> => {
        for (const { value, labels } of await quietly(read)) result.observe(value, { ...labels })
      }
      gauge?.addCallback(look)
      return () => gauge?.removeCallback(look)
    },
  }
}

// private

// In seconds.
const usual: ReadonlyArray<number> = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

interface Histogram {
  readonly counts: Array<number>
  count: number
  sum: number
}

interface Gauge {
  readonly name: string
  readonly read: Task<ReadonlyArray<GaugeReading>>
}

// A gauge that cannot be read has no values.
const quietly = async (read: Gauge['read']): Promise<ReadonlyArray<GaugeReading>> => {
  try {
    return await read()
  } catch {
    return []
  }
}

// Several gauges may have the same name. They form one family.
const gaugeLines = async (gauges: ReadonlyArray<Gauge>): Promise<string> => {
  const found = await Promise.all(
    gauges.map(async ({ name, read }) => ({ name, readings: await quietly(read) })),
  )
  return [...Map.groupBy(found, ({ name }) => name)]
    .map(([name, each]) => ({ name, readings: each.flatMap(({ readings }) => readings) }))
    .filter(({ readings }) => readings.length > 0)
    .map(
      ({ name, readings }) =>
        `# TYPE ${name} gauge\n` +
        readings.map(({ value, labels = {} }) => `${name}${inBraces(written(labels))} ${value}\n`).join(''),
    )
    .join('')
}

const at = <A>(map: Map<string, A>, key: string, make: () => A): A => {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

const linesOf = (
  name: string,
  labels: string,
  buckets: ReadonlyArray<number>,
  { counts, count, sum }: Histogram,
): ReadonlyArray<string> => {
  const before = labels === '' ? '' : `${labels},`
  return [
    ...buckets.map((most, i) => `${name}_bucket{${before}le="${most}"} ${counts[i] ?? 0}\n`),
    `${name}_bucket{${before}le="+Inf"} ${count}\n`,
    `${name}_sum${inBraces(labels)} ${sum}\n`,
    `${name}_count${inBraces(labels)} ${count}\n`,
  ]
}

const word = (name: string): string => name.replaceAll(/^[^a-z_]|\W/gi, '_')

const written = (labels: Labels): string =>
  Object.entries(labels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${word(name)}="${value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',')

const inBraces = (labels: string): string => (labels === '' ? '' : `{${labels}}`)

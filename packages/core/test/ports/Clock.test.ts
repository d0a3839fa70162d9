import { once } from 'node:events'
import process from 'node:process'
import { alarm, type Clock, system, unless, within } from '@pipegram/core/Clock'
import { describe, expect, it, onTestFinished } from 'vitest'

describe('the clock of the machine', () => {
  it('a sleep of no time, or of a negative time, ends without a warning', async () => {
    const warnings: Array<unknown> = []
    const warn = (warning: unknown): void => {
      warnings.push(warning)
    }
    process.on('warning', warn)
    await Promise.all(
      [-1789, 0, 1, Number.MAX_SAFE_INTEGER].map((ms) => {
        const quit = new AbortController()
        const slept = system.sleep(ms, quit.signal)()
        quit.abort()
        return slept
      }),
    )
    await system.sleep(-1)()
    // Warnings are given on a later turn.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warn)
    expect(warnings).toEqual([])
  })
  it('a sleep ends when it is aborted, and leaves no listener', async () => {
    const quit = new AbortController()
    const slept = system.sleep(1e9, quit.signal)()
    const heard = once(quit.signal, 'abort')
    quit.abort()
    await Promise.all([slept, heard, system.sleep(1e9, quit.signal)()])
  })
})

describe('waiting for a promise', () => {
  const never = new Promise<number>(() => undefined)
  it('waiting for a promise gives its value', async () => {
    expect(await unless(new AbortController().signal)(Promise.resolve(1))()).toBe(1)
    expect(await within(system, 1e6)(Promise.resolve(1))()).toBe(1)
  })
  it('waiting for a promise ends when it is aborted, or when the time is over', async () => {
    expect(await unless(AbortSignal.abort())(never)()).toBe(undefined)
    expect(await within(system, 0)(never)()).toBe(undefined)
  })
  it('waiting for a promise fails if the promise fails', async () => {
    await expect(unless(new AbortController().signal)(Promise.reject(new Error('no')))()).rejects.toThrow(
      'no',
    )
  })
  it('waiting for a promise that fails leaves no timer, which would keep the process alive', async () => {
    const slept = Promise.withResolvers<void>()
    const clock: Clock = {
      ...system,
      sleep: (ms, signal) => () => system.sleep(ms, signal)().then(slept.resolve),
    }
    await expect(within(clock, 1e9)(Promise.reject(new Error('no')))()).rejects.toThrow('no')
    await slept.promise
  })
})

describe('an alarm', () => {
  it('of the machine rings after its time, and not if it was cancelled', async () => {
    const rung: Array<string> = []
    await new Promise<void>((resolve) => {
      const cancel = alarm(system)(1, () => void rung.push('cancelled'))
      cancel()
      const ring = alarm(system)
      const past = ring(-1, () => void rung.push('past'))
      const last = ring(2, () => resolve(void rung.push('last')))
      onTestFinished(() => [past, last].forEach((each) => each()))
    })
    expect(rung).toEqual(['past', 'last'])
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeArbitraries } from '../src/Arbitrary.ts'
import { facts, methodOf } from '../src/index.ts'

describe('arbitraries', () => {
  const arbitraries = makeArbitraries(facts)

  it('exist for the parameters and the results of every method', () => {
    const methods = Object.keys(facts.methods)
    fc.assert(
      fc.property(
        fc
          .constantFrom(...methods)
          .chain((name) => fc.tuple(fc.constant(name), arbitraries.params(name), arbitraries.result(name))),
        ([name, params, result]) => {
          const required = Object.entries(methodOf(facts, name)?.params ?? {}).filter(
            ([, field]) => field.required === true,
          )
          expect(Object.keys(Object(params))).toEqual(expect.arrayContaining(required.map(([key]) => key)))
          expect(result).not.toBe(undefined)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('respect the limits', () => {
    const texts = fc
      .sample(arbitraries.params('sendInvoice'), 50)
      .map((params) => String(Reflect.get(Object(params), 'title')))
    expect(texts.every((title) => title.length >= 1 && title.length <= 32)).toBe(true)
    const commands = fc
      .sample(arbitraries.of('BotCommand'), 50)
      .map((value) => String(Reflect.get(Object(value), 'command')))
    expect(commands.every((command) => /^[a-z0-9_]{1,32}$/.test(command))).toBe(true)
  })

  it('can leave out values that are not listed', () => {
    const plain = makeArbitraries(facts, { unlisted: false })
    expect(
      fc.sample(plain.of('Message'), 200).some((value) => JSON.stringify(value).includes('unlisted_')),
    ).toBe(false)
    expect(
      fc
        .sample(arbitraries.of('MessageEntity'), 200)
        .some((value) => JSON.stringify(value).includes('unlisted_')),
    ).toBe(true)
  })
})

import { through } from '@pipegram/client/CallMiddleware'
import { defaults } from '@pipegram/client/Defaults'
import { methodNames, sendMessage } from '@pipegram/core/Calls'
import { rawMarkup } from '@pipegram/core/Markup'
import { Answer, makeRecorder } from '@pipegram/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { getMe } from '../Fixtures.ts'

const run = async (given: Parameters<typeof defaults>[0], method: string, params: object) => {
  const { call, calls } = makeRecorder(() => E.left({ _tag: 'Aborted', method }))
  await through(defaults(given))(call)({ ...getMe, method, params })()
  return calls()[0]?.params
}

it('defaults add missing parameters to any call, and change nothing else', async () => {
  const record = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', '__proto__'),
    fc.oneof(fc.integer(), fc.constant(undefined), fc.constant(null)),
  )
  await fc.assert(
    fc.asyncProperty(record, record, fc.constantFrom(...methodNames), async (added, params, method) => {
      const present = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
      const expected = Object.entries({ ...added, ...present }).filter(([, value]) => value !== undefined)
      for (const given of [{ [method]: added }, (name: string) => (name === method ? added : undefined)]) {
        const sent = await run(given, method, params)
        expect(new Map(Object.entries(sent ?? {}).filter(([, value]) => value !== undefined))).toEqual(
          new Map(expected),
        )
        expect(await run(given, `${method}X`, params)).toBe(params)
      }
    }),
  )
})

it('defaults never make markup of a text, at any depth', async () => {
  const bad: ReadonlyArray<object> = [
    { parse_mode: 'HTML' },
    { reply_parameters: { quote_parse_mode: 'HTML' } },
    { options: [{ text_parse_mode: 'HTML' }] },
  ]
  for (const added of bad) {
    expect(() => defaults({ sendMessage: added })).toThrow(/A parse mode cannot be a default/)
    expect(await run(() => added, 'sendMessage', {})).toBe(undefined)
  }
  const { call, calls } = makeRecorder(Answer.success())
  await through(defaults({ sendMessage: { protect_content: true } }))(call)(
    sendMessage({ chat_id: 1, text: rawMarkup('HTML', '<b>Hi</b>') }),
  )()
  expect(calls()[0]?.params).toEqual({
    chat_id: 1,
    text: '<b>Hi</b>',
    parse_mode: 'HTML',
    protect_content: true,
  })
})

// The start of most tests: an emulator for each test, on a manual clock, and calls of the bot.

import { File as Found, Update } from '@pipegram/core/Types'
import {
  makeEmulator,
  makeManualClock,
  type Emulator,
  type ManualClock,
  type EmulatorOptions,
} from '@pipegram/emulator'
import { afterEach, expect } from 'vitest'
import { api, form, type Loose, type Reply } from './BotClient.ts'

type Calls = (method: string, params?: object) => Promise<Pick<Reply, 'body'>>

export interface Stage {
  readonly clock: ManualClock
  /** Starts the emulator of a test, which is closed after the test. */
  readonly start: (options?: Omit<EmulatorOptions, 'clock'>) => Promise<Emulator>
  readonly call: ReturnType<typeof api>
  /** Calls a method with a form. Returns the decoded body. */
  readonly upload: ReturnType<typeof form>
  /** The result of a call that is not refused. */
  readonly result: (method: string, params?: object) => Promise<Loose>
  /** The words of a call that is refused and changes nothing. */
  readonly refused: (method: string, params?: object, by?: Calls) => Promise<string>
  /** All updates since the last time, each checked by the decoder of core. */
  readonly updates: (params?: object) => Promise<ReadonlyArray<Loose>>
  /** The bytes of a file. */
  readonly content: (file_id: string) => Promise<Buffer>
}

export const makeStage = (): Stage => {
  const clock = makeManualClock()
  let emulator: Emulator
  let offset = 0
  afterEach(() => emulator.close())
  const call: Stage['call'] = (method, params) => api(emulator)(method, params)
  const result: Stage['result'] = async (method, params) => {
    const { body } = await call(method, params)
    expect(body).toMatchObject({ ok: true })
    return body.result
  }
  return {
    clock,
    start: async (options = {}) => {
      offset = 0
      emulator = await makeEmulator({ ...options, clock })
      return emulator
    },
    call,
    upload: (method, fields) => form(emulator)(method, fields),
    result,
    refused: async (method, params, by = call) => {
      const before = emulator.state()
      const { body } = await by(method, params)
      expect(body.ok).toBe(false)
      expect(emulator.state()).toBe(before)
      return body.description
    },
    updates: async (params = {}) => {
      // The same offset again within three seconds is answered late.
      clock.advance(4000)
      const found: ReadonlyArray<Loose> = await result('getUpdates', { offset, ...params })
      for (const update of found) {
        expect(Update.decode(update)).toMatchObject({ _tag: 'Right' })
        offset = Number(update.update_id) + 1
      }
      return found
    },
    content: async (file_id) => {
      const file = await result('getFile', { file_id })
      expect(Found.decode(file)).toMatchObject({ _tag: 'Right' })
      return Buffer.from(
        await (await fetch(`${emulator.apiRoot}/file/bot${emulator.token}/${file.file_path}`)).arrayBuffer(),
      )
    },
  }
}

// The chat in a terminal, with streams: typed lines, printed lines, and an end at any time.

import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { chatInTerminal, makeEmulator, tryInTerminal } from '@pipegram/emulator'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

// A simple bot: it answers so many messages, each with its text and a button.
const answerer = async (apiRoot: string, token: string, count: number): Promise<void> => {
  const call = async (
    method: string,
    params: object,
  ): Promise<{
    readonly result: ReadonlyArray<{
      readonly update_id: number
      readonly callback_query?: { readonly id: string }
      readonly message?: { readonly text: string; readonly chat: { readonly id: number } }
    }>
  }> =>
    (
      await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
      })
    ).json()
  let offset = 0
  for (let answered = 0; answered < count;) {
    const { result } = await call('getUpdates', { offset, timeout: 20 })
    for (const { update_id, message, callback_query } of result) {
      offset = update_id + 1
      answered += 1
      if (callback_query !== undefined)
        await call('answerCallbackQuery', { callback_query_id: callback_query.id, text: 'Pressed' })
      if (message !== undefined)
        await call('sendMessage', {
          chat_id: message.chat.id,
          text: message.text,
          reply_markup: { inline_keyboard: [[{ text: 'ok', callback_data: 'ok' }]] },
        })
    }
  }
  await call('getUpdates', { offset, timeout: 0 })
}

const chat = async (lines: string, count: number, interactive: boolean) => {
  const emulator = await makeEmulator()
  const [input, output] = [new PassThrough(), new PassThrough()]
  const bot = answerer(emulator.apiRoot, emulator.token, count)
  input.end(lines)
  const said = await Promise.all([
    chatInTerminal(emulator, emulator.user({ first_name: 'Ann' }), { input, output, interactive }).then(
      () => output.end(),
      E.left,
    ),
    text(output),
  ])
  await bot
  await emulator.close()
  return said[1]
}

it('chatInTerminal prints messages of the bot with their buttons', async () => {
  expect(await chat('hello\n\n  spaced  \n', 2, false)).toBe('hello\n  [ ok ]\nspaced\n  [ ok ]\n')
})

it('chatInTerminal prints answers of the bot to pressed buttons', async () => {
  expect(await chat('hello\npress ok\n', 2, false)).toBe('hello\n  [ ok ]\n(Pressed)\n')
})

it('chatInTerminal tells a person what to do, and can end while the bot works', async () => {
  const out = await chat('hello\n', 1, true)
  expect(out).toContain('A typed line is a message.')
  expect(out).toContain('hello\r\n')
  expect(out).toContain('  [ ok ]\n')
  expect(out).toMatch(/\n(> )?\n$/)
})

it('tryInTerminal runs a bot, and says why it did not start', async () => {
  await expect(
    tryInTerminal(() => TE.left({ _tag: 'Misconfigured', message: 'poll takes no limit of 0.' })),
  ).rejects.toThrow('The bot did not start: poll takes no limit of 0.')
  await expect(tryInTerminal(() => TE.left({ _tag: 'Unreachable' }))).rejects.toThrow(
    'The bot did not start: Unreachable',
  )
})

import type { Message } from '@pipegram/core/Types'
import { ann, harness, message, pressed, said } from '@pipegram/testing'
import { inspect } from 'pipegram'
import { showBranches } from 'pipegram/compose'
import { describe, expect, it } from 'vitest'
import { showcase } from '../bot.ts'

const bot = showcase([ann.id])
const stranger = { id: 666, is_bot: false, first_name: '*Mallory* <b>' }

const paramsOf = async (...args: Parameters<typeof said>) =>
  (await harness(bot)(said(...args))()).calls.map(({ params }) => params)

// The data of a button under a message, by its text.
const dataOf = (keyboard: Message['reply_markup'], text: string): string =>
  keyboard?.inline_keyboard.flat().find((button) => button.text === text)?.callback_data ?? ''

describe('the showcase', () => {
  it('greets by name, and a name is never markup', async () => {
    expect(await paramsOf('/start', { from: stranger })).toMatchObject([
      {
        chat_id: 666,
        text: 'Hello, *Mallory* <b>! Shall we count?',
        entities: [{ type: 'bold', offset: 7, length: 13 }],
      },
    ])
  })
  it('counts when its buttons are pressed', async () => {
    const [sent] = await paramsOf('/count')
    const keyboard = sent !== undefined && 'reply_markup' in sent ? sent.reply_markup : undefined
    expect(keyboard).toMatchObject({ inline_keyboard: [[{ text: '−' }, { text: '+' }]] })
    const { calls } = await harness(bot)(pressed(dataOf({ inline_keyboard: [], ...Object(keyboard) }, '+')))()
    expect(calls).toMatchObject([
      { method: 'editMessageText', params: { text: 'The count is 1.' } },
      { method: 'answerCallbackQuery' },
    ])
  })
  it('tells the page of the emulator which branch answered', async () => {
    const told: Array<unknown> = []
    const shown = showBranches({
      pipeline: (lines) => told.push(lines),
      trail: ({ branches }) => told.push(branches),
    })(bot)
    for (const text of ['/help', '/diagram', 'hello']) await harness(shown)(said(text))()
    expect(told).toEqual([
      expect.arrayContaining([{ id: '1', label: expect.stringContaining('/start /count /help'), depth: 1 }]),
      ['1'],
      ['2'],
      ['4'],
    ])
  })
  it('lists its own commands for /help', async () => {
    expect(await paramsOf('/help')).toMatchObject([
      { text: '/start – Say hello\n/count – Count with two buttons\n/help – What this bot can do' },
    ])
    expect(inspect(bot).allowedUpdates).toEqual(['message', 'callback_query'])
  })
  it('shows its diagram to its owner only', async () => {
    expect(await paramsOf('/diagram')).toMatchObject([{ text: expect.stringContaining('flowchart TD') }])
    expect(await paramsOf('/diagram', { from: stranger })).toMatchObject([{ text: '/diagram' }])
  })
  it('echoes a text', async () => {
    expect(await paramsOf('hello')).toMatchObject([
      { text: 'hello', reply_parameters: { message_id: message('').message_id } },
    ])
  })
  it('goes on after a call that fails', async () => {
    const { outcome } = await harness(bot, {
      answer: () => ({ _tag: 'Left', left: { _tag: 'Timeout', method: 'sendMessage', after: 1 } }),
    })(said('hello'))()
    expect(outcome).toMatchObject({ _tag: 'Right', right: 'handled' })
  })
})

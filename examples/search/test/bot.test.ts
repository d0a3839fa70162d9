// Users search, in chats without the bot and in private; some of them try what else the bot accepts.

import { makeEmulator } from '@pipegram/emulator'
import { E, methodNames, start } from 'pipegram'
import { expect, it, onTestFinished } from 'vitest'
import { search } from '../bot.ts'

const open = async () => {
  const emulator = await makeEmulator({
    patience: 30_000,
    bot: { supports_inline_queries: true },
    inline_feedback: true,
  })
  const started = await start(search(), { token: emulator.token, apiRoot: emulator.apiRoot })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  return {
    emulator,
    ann: emulator.user({ first_name: 'Ann' }),
    bob: emulator.user({ first_name: '*Bob* <b>' }),
  }
}

it('answers from a chat without the bot, page by page, and counts the chosen results', async () => {
  const { emulator, ann, bob } = await open()
  const group = emulator.group({ title: 'Makers of bots', members: [ann, bob], bot: 'none' })

  const sends = ann.in(group).inline('  SEND chat ')
  expect((await sends.found()).results.map(({ id }) => id)).toEqual([
    'method.sendChatAction',
    'method.banChatSenderChat',
    'method.unbanChatSenderChat',
    'method.sendChatJoinRequestWebApp',
  ])
  expect(sends.choose('method.sendChatAction')).toMatchObject({
    chat: { title: 'Makers of bots' },
    from: { id: ann.id },
    text: 'sendChatAction of the Telegram Bot API',
    entities: [{ type: 'text_link', url: 'https://core.telegram.org/bots/api#sendchataction' }],
  })

  await emulator.idle()
  ann.send('/top')
  expect((await ann.received()).text).toBe('1 × sendChatAction')

  // The pages together have every method once.
  let page = bob.in(group).inline('')
  const seen: Array<string> = []
  for (;;) {
    const { results, next_offset } = await page.found()
    expect(results.length).toBeLessThanOrEqual(20)
    seen.push(...results.map(({ id }) => id))
    if (next_offset === '') break
    page = page.more()
  }
  expect(seen).toEqual(methodNames.map((name) => `method.${name}`))
})

it('gives the same results to all users, so Telegram asks once', async () => {
  const { emulator, ann, bob } = await open()
  await ann.inline('photo').found()
  expect((await bob.inline('photo').found()).results).not.toEqual([])
  expect(emulator.calls('answerInlineQuery')).toHaveLength(1)
  expect(emulator.calls('answerInlineQuery')[0]?.params).toMatchObject({
    cache_time: 3600,
    is_personal: false,
  })
})

it('shows a search in private and turns its pages', async () => {
  const { emulator, ann } = await open()
  ann.send('/start inline')
  expect((await ann.received()).text).toBe('Type @emulated_bot send photo in any chat, or /search here.')
  ann.send('/search send')
  const first = await ann.received()
  expect(first.text?.split('\n')).toHaveLength(10)
  expect(ann.buttons()).toEqual(['1 / 3', '›'])
  // Two presses of one button turn one page, and both presses are answered.
  ann.press('›')
  ann.press('›')
  const second = await ann.received()
  for (const { text } of [await ann.answered(), await ann.answered()]) expect(text).toBe('')
  expect(second.message_id).toBe(first.message_id)
  expect(second.link_preview_options).toEqual({ is_disabled: true })
  expect(ann.buttons()).toEqual(['‹', '2 / 3', '›'])
  expect(second.text?.split('\n').filter((name) => first.text?.includes(`${name}\n`))).toEqual([])
  ann.send('/search chat member count')
  expect(await ann.received()).toMatchObject({ text: 'getChatMemberCount' })
  await emulator.idle()
})

it('reads what users write as words, and says what it accepts', async () => {
  const { ann, bob } = await open()
  bob.send('/search *_<b>[x](y)')
  expect(await bob.received()).toMatchObject({
    text: 'Nothing is called *_<b>[x](y).',
    entities: [{ type: 'italic', length: 11 }],
  })
  bob.send('/search')
  expect((await bob.received()).text).toContain('Usage: /search words…')
  bob.send(`/search ${'ж'.repeat(21)}`)
  expect((await bob.received()).text).toBe('This is too long for a search.')
  bob.send(`/search ${'.~'.repeat(10)}`)
  expect((await bob.received()).text).toContain('Nothing is called .~')
  ann.send('/shutdown')
  expect((await ann.received()).text).toBe('I know /start, /search and /top.')
})

it('refuses forged buttons, and counts only choices that it offered', async () => {
  const { emulator, ann } = await open()
  ann.send('/search send')
  const { message_id } = await ann.received()
  for (const data of [
    'page.-1.send',
    'page.1',
    `page.1.${'x'.repeat(41)}`,
    'page.1.send.more',
    'admin',
    '\u0000',
  ]) {
    ann.press({ message_id, data })
    expect(await ann.answered()).toMatchObject({ text: 'This button no longer works.', show_alert: true })
  }
  // A page after the last one is the last one.
  ann.press({ message_id, data: 'page.rr.send' })
  expect((await ann.received()).text).toContain('sendGame')
  expect(emulator.calls('editMessageText')).toHaveLength(1)

  emulator.deliver({ chosen_inline_result: { result_id: 'method.dropTables', from: ann.user, query: '' } })
  await emulator.idle()
  ann.send('/top')
  expect((await ann.received()).text).toBe('Nothing was chosen yet.')
})

it('tells a user who floods it to wait, once, and still answers others', async () => {
  const { emulator, ann, bob } = await open()
  for (let i = 0; i < 100; i += 1) ann.send('/top')
  bob.send('/top')
  expect((await bob.received()).text).toBe('Nothing was chosen yet.')
  await emulator.idle()
  const told = ann
    .messages()
    .filter(({ from }) => from?.is_bot === true)
    .map(({ text }) => text)
  expect(told).toHaveLength(61)
  expect(told.at(-1)).toMatch(/^That is too much at once\. Please try again in \d+ seconds\.$/)
})

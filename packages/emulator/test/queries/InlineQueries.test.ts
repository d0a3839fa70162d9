// Inline mode over HTTP: queries, results, pages, the cache, the choice, and edits by inline_message_id.

import { Message } from '@pipegram/core/Types'
import { makeEmulator, type Emulator, type Group, type Person } from '@pipegram/emulator'
import { beforeEach, expect, test } from 'vitest'
import type { Loose } from '../BotClient.ts'
import { makeStage } from '../Stage.ts'

const { clock, start, call, updates } = makeStage()
let emulator: Emulator
let ann: Person
let bob: Person
let group: Group
beforeEach(async () => {
  emulator = await start({
    bot: { supports_inline_queries: true, can_read_all_group_messages: false },
    inline_feedback: true,
  })
  ann = emulator.user({ first_name: 'Ann' })
  bob = emulator.user({ first_name: 'Bob' })
  group = emulator.group({ title: 'G', members: [ann, bob] })
})

const text = (message_text: string): object => ({ message_text })
const article = (id: string, more: object = {}): object => ({
  type: 'article',
  id,
  title: `Title ${id}`,
  input_message_content: text(`*${id}*`),
  ...more,
})
const answer = async (inline_query_id: string, results: unknown, more: object = {}): Promise<Loose> =>
  (await call('answerInlineQuery', { inline_query_id, results, ...more })).body
const button = { inline_keyboard: [[{ text: '+', callback_data: 'plus' }]] }
const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

test('the bot gets a query and answers it, and a person chooses a result', async () => {
  const search = ann.in(group).inline('cats')
  expect(await updates()).toMatchObject([
    { inline_query: { id: search.id, from: ann.user, query: 'cats', offset: '', chat_type: 'supergroup' } },
  ])
  const formatted = article('1', {
    input_message_content: { message_text: '*bold*', parse_mode: 'MarkdownV2' },
  })
  expect(
    await answer(search.id, [formatted, article('2')], {
      next_offset: '2',
      button: { text: 'Log in', start_parameter: 'in' },
    }),
  ).toEqual({ ok: true, result: true })
  expect(await search.found()).toMatchObject({
    results: [{ id: '1', title: 'Title 1' }, { id: '2' }],
    next_offset: '2',
    button: { text: 'Log in', start_parameter: 'in' },
  })
  const said = search.choose('1')
  expect(Message.is(said)).toBe(true)
  expect(said).toMatchObject({
    from: ann.user,
    via_bot: { id: emulator.bot.id },
    text: 'bold',
    entities: [{ type: 'bold', offset: 0, length: 4 }],
    chat: { id: group.id },
  })
  // Even in privacy mode the bot sees its chosen results. Without buttons they cannot be edited.
  const found = await updates()
  expect(found).toMatchObject([
    { message: said },
    { chosen_inline_result: { result_id: '1', from: ann.user, query: 'cats' } },
  ])
  expect(found[1]?.chosen_inline_result).not.toHaveProperty('inline_message_id')
  expect(() => search.choose('3')).toThrow('there is no result "3", but "1", "2"')
})

test('a search waits for its results, and pages follow each other', async () => {
  const search = ann.inline('dogs')
  const waits = search.found()
  expect(() => search.more()).toThrow('the bot has not answered yet')
  await answer(search.id, [article('a')], { next_offset: 'page 2' })
  expect((await waits).results).toHaveLength(1)
  const next = search.more()
  expect(
    (await updates()).map((update) => [update.inline_query.offset, update.inline_query.chat_type]),
  ).toEqual([
    ['', 'sender'],
    ['page 2', 'sender'],
  ])
  await answer(next.id, [])
  expect((await next.found()).results).toEqual([])
  expect(() => next.more()).toThrow('this is the last page')
  const silent = ann.inline('silence').found()
  const rejected = expect(silent).rejects.toThrow(
    'Ann searched for "silence" and found nothing. The bot last called answerInlineQuery',
  )
  await Promise.resolve()
  clock.advance(5000)
  await rejected
})

test('an answer is used again within its cache_time, for others only if it is not personal', async () => {
  const told = async (who: Person): Promise<number> => {
    who.inline('x')
    return (await updates()).length
  }
  const first = ann.inline('x')
  await updates()
  await answer(first.id, [article('1')], { cache_time: 60 })
  const again = bob.inline('x')
  expect((await again.found()).results).toMatchObject([{ id: '1' }])
  expect(again.choose('1')).toMatchObject({ from: bob.user, text: '*1*' })
  expect(await updates()).toMatchObject([{ message: {} }, { chosen_inline_result: {} }])
  clock.advance(60_000)
  const personal = ann.inline('x')
  await answer(personal.id, [article('1')], { is_personal: true })
  await updates()
  expect([await told(ann), await told(bob)]).toEqual([0, 1])
  clock.advance(300_000)
  expect(await told(ann)).toBe(1)
})

test('a chosen result with buttons is pressed and edited by its inline_message_id', async () => {
  const outside = emulator.group({ title: 'Outside', members: [ann, bob], bot: 'none' })
  const search = ann.in(outside).inline('vote')
  await answer(search.id, [article('1', { reply_markup: button })])
  search.choose('1')
  const { query_id: query } = bob.in(outside).press('+')
  const found = await updates()
  const { inline_message_id } = found.find(
    (update) => update.chosen_inline_result !== undefined,
  )?.chosen_inline_result
  expect(found.at(-1)?.callback_query).toEqual({
    id: query,
    from: bob.user,
    inline_message_id,
    chat_instance: expect.any(String),
    data: 'plus',
  })
  expect(
    (await call('editMessageText', { inline_message_id, text: 'one vote', reply_markup: button })).body,
  ).toEqual({ ok: true, result: true })
  expect(await bob.in(outside).received()).toMatchObject({
    text: 'one vote',
    from: ann.user,
    via_bot: { id: emulator.bot.id },
  })
  expect(
    (await call('editMessageText', { inline_message_id, text: 'one vote', reply_markup: button })).body
      .description,
  ).toContain('message is not modified')
  await call('answerCallbackQuery', { callback_query_id: query, text: 'Thanks' })
  expect(await bob.in(outside).answered()).toMatchObject({ text: 'Thanks' })
  expect((await call('editMessageReplyMarkup', { inline_message_id })).body.result).toBe(true)
  expect(outside.buttons()).toEqual([])
  for (const [wrong, why] of [
    ['', 'message identifier is not specified'],
    ['nonsense', 'invalid inline message identifier specified'],
    [Buffer.alloc(24, 9).toString('base64url'), 'MESSAGE_ID_INVALID'],
  ])
    expect((await call('editMessageText', { inline_message_id: wrong, text: 'x' })).body.description).toBe(
      `Bad Request: ${why}`,
    )
})

test('a second or late answer to a query is refused', async () => {
  const { id } = ann.inline('q')
  clock.advance(31_000)
  expect((await answer(id, [])).description).toBe(old)
  expect((await answer('77', [])).description).toBe(old)
  const again = ann.inline('q').id
  expect(await answer(again, [])).toEqual({ ok: true, result: true })
  expect((await answer(again, [])).description).toBe(old)
})

test('a search that is impossible throws', async () => {
  await call('getUpdates')
  const plain = await makeEmulator({ clock })
  expect(() => plain.user({ first_name: 'A' }).inline('x')).toThrow('the bot has no inline mode')
  await plain.close()
  expect(() => ann.inline('x'.repeat(257))).toThrow('at most 256 characters')
  expect(() => emulator.user({ first_name: 'Cid' }).in(group).inline('x')).toThrow('Cid is not in "G"')
  ann.in(group).restrict(bob, { can_send_messages: true })
  expect(() => bob.in(group).inline('x')).toThrow('Bob is restricted')
})

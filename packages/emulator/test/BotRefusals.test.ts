// Refusals of commands, webhooks and unknown methods have exactly the words of the server.

import { expect, test } from 'vitest'
import { api } from './BotClient.ts'
import { makeRefusalStage } from './RefusalStage.ts'

const stage = makeRefusalStage()
const { edit, send } = stage
const commands =
  (...list: ReadonlyArray<unknown>): (() => object) =>
  () => ({ commands: list })
const scope =
  (value: unknown): (() => object) =>
  () => ({ commands: [], scope: value })

stage.testRefusals([
  // Commands.
  ["Bad Request: can't parse commands JSON object", 'setMyCommands', () => ({ commands: '[' })],
  ['Bad Request: expected an Array of BotCommand', 'setMyCommands', () => ({ commands: {} })],
  [
    'Bad Request: can\'t parse BotCommand: Can\'t find field "description"',
    'setMyCommands',
    commands({ command: 'a' }),
  ],
  ["Bad Request: can't parse BotCommand: expected an Object", 'setMyCommands', commands('a')],
  ['Bad Request: command must be non-empty', 'setMyCommands', commands({ command: '/', description: 'a' })],
  [
    'Bad Request: command length must not exceed 32',
    'setMyCommands',
    commands({ command: 'a'.repeat(33), description: 'a' }),
  ],
  [
    'Bad Request: command description must be non-empty',
    'setMyCommands',
    commands({ command: 'a', description: ' ' }),
  ],
  [
    'Bad Request: command description length must not exceed 256',
    'setMyCommands',
    commands({ command: 'a', description: 'x'.repeat(257) }),
  ],
  ['Bad Request: BOT_COMMAND_INVALID', 'setMyCommands', commands({ command: 'Start', description: 'a' })],
  [
    'Bad Request: BOT_COMMANDS_TOO_MUCH',
    'setMyCommands',
    () => ({ commands: Array.from({ length: 101 }, (_, i) => ({ command: `c${i}`, description: 'x' })) }),
  ],
  ["Bad Request: can't parse BotCommandScope JSON object", 'setMyCommands', scope('{')],
  ["Bad Request: can't parse BotCommandScope: BotCommandScope must be an Object", 'setMyCommands', scope([])],
  [
    "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    'setMyCommands',
    scope({ type: 'x' }),
  ],
  [
    'Bad Request: can\'t parse BotCommandScope: Can\'t find field "chat_id"',
    'setMyCommands',
    scope({ type: 'chat' }),
  ],
  [
    "Bad Request: can't parse BotCommandScope: Invalid user_id specified",
    'setMyCommands',
    scope({ type: 'chat_member', chat_id: 1, user_id: 0 }),
  ],
  ['Bad Request: chat not found', 'setMyCommands', scope({ type: 'chat', chat_id: 77 })],
  [
    'Bad Request: invalid language code specified',
    'setMyCommands',
    () => ({ commands: [], language_code: 'english' }),
  ],
  // Webhooks.
  ['Bad Request: invalid webhook URL specified', 'setWebhook', () => ({ url: 'ftp://example.com' })],
  ['Bad Request: invalid webhook URL specified', 'setWebhook', () => ({ url: 'https://' })],
  [
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    'setWebhook',
    () => ({ url: 'http://example.com' }),
  ],
  [
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    'setWebhook',
    () => ({ url: 'https://example.com:8080' }),
  ],
  [
    'Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
    'setWebhook',
    () => ({ url: 'https://10.0.0.1/' }),
  ],
  [
    'Bad Request: bad webhook: IP address 127.0.0.1 is reserved',
    'setWebhook',
    () => ({ url: 'localhost/x' }),
  ],
  [
    'Bad Request: bad webhook: IP address 192.168.1.1 is reserved',
    'setWebhook',
    () => ({ url: 'https://example.com', ip_address: '192.168.1.1' }),
  ],
  [
    'Bad Request: bad webhook: IPv6-only addresses are not allowed',
    'setWebhook',
    () => ({ url: 'https://[2001:db8::1]/' }),
  ],
  [
    'Bad Request: bad webhook: Invalid IP address specified',
    'setWebhook',
    () => ({ url: 'https://example.com', ip_address: 'x' }),
  ],
  [
    'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
    'setWebhook',
    () => ({ url: 'https://bot.invalid/' }),
  ],
  [
    'Bad Request: secret token is too long',
    'setWebhook',
    () => ({ url: 'https://example.com', secret_token: 'x'.repeat(257) }),
  ],
  [
    'Bad Request: secret token contains unallowed characters',
    'setWebhook',
    () => ({ url: 'https://example.com', secret_token: 'a b' }),
  ],
  // What only the facts of the Bot API say.
  ['Bad Request: parameter "commands" is required', 'setMyCommands', () => ({})],
  [
    'Bad Request: can\'t parse reply_parameters: Field "quote_entities" must be of type Array',
    'sendMessage',
    send(() => ({ reply_parameters: { message_id: stage.ids.own, quote_entities: 1 } })),
  ],
  [
    'Bad Request: business connection not found',
    'sendMessage',
    send(() => ({ business_connection_id: 'x' })),
  ],
  [
    'Bad Request: exactly one of blocks, html and markdown must be specified',
    'editMessageText',
    edit(() => ({ rich_message: {} })),
  ],
  ['Not Found: method not found', 'sendNonsense', () => ({})],
])

test('setWebhook is refused within a second after another one', async () => {
  const call = api(stage.emulator)
  expect((await call('setWebhook', { url: 'https://example.com' })).body).toEqual({
    ok: true,
    result: true,
    description: 'Webhook was set',
  })
  const refused = await call('setWebhook', { url: 'https://example.org' })
  expect(refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': '1' },
    body: {
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    },
  })
  stage.clock.advance(1000)
  expect((await call('setWebhook', { url: 'https://example.com' })).body.description).toBe(
    'Webhook is already set',
  )
  stage.clock.advance(1000)
  expect(
    (await call('setWebhook', { url: 'https://example.com', max_connections: 1000, secret_token: 'a' })).body
      .description,
  ).toBe('Webhook was set')
  expect((await call('getWebhookInfo')).body.result).toMatchObject({
    url: 'https://example.com',
    has_custom_certificate: false,
    max_connections: 100,
    ip_address: '<unknown>',
  })
  expect((await call('setWebhook')).body.description).toBe('Webhook was deleted')
  expect((await call('deleteWebhook', { drop_pending_updates: true })).body.description).toBe(
    'Webhook is already deleted',
  )
  expect((await call('getWebhookInfo')).body.result).toEqual({
    url: '',
    has_custom_certificate: false,
    pending_update_count: 0,
  })
})

test('the emulator keeps commands by scope and language', async () => {
  const call = api(stage.emulator)
  const start = [{ command: 'start', description: 'Begin' }]
  const help = [{ command: 'help', description: 'Help' }]
  expect(
    (await call('setMyCommands', { commands: [{ command: '/start', description: ' Begin ' }] })).body.result,
  ).toBe(true)
  const scope = { type: 'chat', chat_id: stage.ann.id }
  await call('setMyCommands', { commands: help, scope, language_code: 'de' })
  expect((await call('getMyCommands')).body.result).toEqual(start)
  expect((await call('getMyCommands', { scope: { type: 'default' } })).body.result).toEqual(start)
  expect((await call('getMyCommands', { scope })).body.result).toEqual([])
  expect((await call('getMyCommands', { scope, language_code: 'de' })).body.result).toEqual(help)
  await call('deleteMyCommands', { scope, language_code: 'de' })
  expect((await call('getMyCommands', { scope, language_code: 'de' })).body.result).toEqual([])
  expect((await call('getMyCommands')).body.result).toEqual(start)
})

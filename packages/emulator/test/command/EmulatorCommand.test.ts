// The emulator as a program: options, seed files, and what it says.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test, vi } from 'vitest'
import { fromArguments, help } from '../../src/command/internal/CommandOptions.ts'
import { runCommand } from '../../src/command/internal/EmulatorCommand.ts'
import { fromText } from '../../src/command/internal/SeedFile.ts'
import { send } from '../BotClient.ts'

test('the command starts an emulator with a person, and says what to set', async () => {
  const result = await runCommand(['--port', '0', '--name', 'bot-api', '--clock', 'manual'])
  if (result._tag !== 'Running') return expect.unreachable()
  const { emulator, text } = result
  const [root, token, ...comments] = text.split('\n')
  expect(root).toBe(`BOT_API_ROOT=${emulator.apiRoot}`)
  expect(token).toBe(`BOT_TOKEN=${emulator.token}`)
  expect(comments.every((line) => line.startsWith('# '))).toBe(true)
  const said = /curl -d '(.*)' http/.exec(text)?.[1] ?? ''
  const reply = await send(emulator, '/_/send', { method: 'POST', body: said, headers: { host: 'bot-api' } })
  expect(reply).toMatchObject({ status: 200, body: { text: '/start', from: { first_name: 'Ann' } } })
  await emulator.close()
})

test('a token that a person gives is not printed', async () => {
  const token = '5:a-token-that-is-long-enough-to-be-one'
  const result = await runCommand(['--port', '0', '--token', token])
  if (result._tag !== 'Running') return expect.unreachable()
  expect(result.text).not.toContain(token)
  expect((await send(result.emulator, `/bot${token}/getMe`)).status).toBe(200)
  await result.emulator.close()
})

test.each<[args: ReadonlyArray<string>, why: string]>([
  [['--prot', '5'], "Unknown option '--prot'. See --help."],
  [['--port'], "Option '--port <value>' argument missing. See --help."],
  [['--port', '99999'], '--port is "99999" and should be a whole number from 0 to 65535.'],
  [['--port', 'x'], '--port is "x" and should be a whole number from 0 to 65535.'],
  [['--history', '0'], '--history is "0" and should be a whole number from 1 on.'],
  [['--clock', 'sun'], '--clock is "sun" and should be machine or manual.'],
  [['--local', '--token', 'secret-thing'], '--token: This is not a bot token.'],
  [['--port', '0', '--'], 'No program follows --. Write -- node bot.js, for example.'],
  [['8081'], "Unexpected argument '8081'. See --help."],
])('the command line %j is refused: %s', (args, why) => {
  expect(fromArguments(args)).toEqual(E.left(expect.stringContaining(why)))
  expect(JSON.stringify(fromArguments(args))).not.toContain('secret-thing')
})

test('the help names every option', async () => {
  expect(await runCommand(['--help'])).toEqual({ _tag: 'Helped', text: help })
  for (const name of [
    'port',
    'host',
    'name',
    'token',
    'bots',
    'https',
    'cert',
    'key',
    'local',
    'limits',
    'synthesise',
    'seed',
    'state',
    'history',
    'clock',
  ])
    expect(help).toContain(`--${name} `)
})

test('a taken port and a foreign address have their sentences', async () => {
  const first = await runCommand(['--port', '0'])
  if (first._tag !== 'Running') return expect.unreachable()
  const { port } = new URL(first.emulator.apiRoot)
  expect(await runCommand(['--port', port])).toEqual({
    _tag: 'Failed',
    code: 1,
    text: `Port ${port} is taken: stop what listens there, or choose another port.`,
  })
  await first.emulator.close()
  expect(await runCommand(['--port', '0', '--host', '192.0.2.1'])).toEqual({
    _tag: 'Failed',
    code: 1,
    text: '--host 192.0.2.1 is not an address of this machine.',
  })
})

test('a seed file makes people, chats and messages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'))
  const file = join(folder, 'seed.json')
  const seed = {
    users: [
      { first_name: 'Ann', id: 1 },
      { first_name: 'Bob', id: 2 },
    ],
    chats: [{ title: 'Friends', members: [1, 2] }],
    messages: [
      { user_id: 1, text: '/start' },
      { user_id: 2, chat_id: -1_004_000_000_001, message: { photo: {} } },
    ],
  }
  await writeFile(file, JSON.stringify(seed))
  const result = await runCommand(['--port', '0', '--seed', file])
  if (result._tag !== 'Running') return expect.unreachable()
  const { emulator } = result
  const updates = await send(emulator, `/bot${emulator.token}/getUpdates`)
  expect(updates.body.result).toMatchObject([
    { message: { text: '/start', from: { id: 1 } } },
    { message: { photo: [{}, {}, {}, {}], chat: { title: 'Friends' } } },
  ])
  await emulator.close()
  await writeFile(file, JSON.stringify({ ...seed, chats: [{ title: 'Friends', members: [3] }] }))
  expect(await runCommand(['--port', '0', '--seed', file])).toEqual({
    _tag: 'Failed',
    code: 2,
    text: `${file}: chats[0]: There is no user 3: give an "id" to one of "users".`,
  })
  await rm(folder, { recursive: true })
  expect(await runCommand(['--seed', file])).toMatchObject({
    code: 2,
    text: `The seed file ${file} cannot be read: is the path right?`,
  })
})

test.each([
  ['{\n  "users": [,]\n}', 'seed.json:2 is not YAML: '],
  ['[]', 'seed.json:1: expected an object with "bots", "users", "chats" or "messages"'],
  ['{"people":[]}', 'seed.json:1: there is no field "people" here, but bots, users, chats, messages'],
  ['{"users":[{}]}', 'seed.json:1.users[0].first_name: expected string, got nothing'],
  ['{"users":[{"first_name":"A","name":"B"}]}', 'seed.json:1.users[0]: there is no field "name" here'],
  ['{"chats":[{"title":"x","type":"club"}]}', 'seed.json:1.chats[0].type: expected '],
])('the seed %j is refused: %s', (text, why) => {
  expect(fromText('seed.json', text)).toEqual(E.left(expect.stringContaining(why)))
})

// Asks who it is, and ends with the code of its last argument.
const bot = `const { BOT_API_ROOT, BOT_TOKEN } = process.env
const response = await fetch(BOT_API_ROOT + '/bot' + BOT_TOKEN + '/getMe')
process.exitCode = (await response.json()).ok ? Number(process.argv.at(-1)) : 1`

test('a command after -- runs with the settings of the emulator, and gives its exit code', async () => {
  const result = await runCommand(['--port', '0', '--', process.execPath, '-e', bot, '--', '7'])
  if (result._tag !== 'Running') return expect.unreachable()
  expect(result.text).toContain(`${result.emulator.apiRoot}/. Stop with Ctrl-C.`)
  const started = await result.startBot?.()
  expect(await started?.exited).toBe(7)
  await result.emulator.close()
})

test('a program that does not exist is an error with its name', async () => {
  const result = await runCommand(['--port', '0', '--', 'no-such-program'])
  if (result._tag !== 'Running') return expect.unreachable()
  await expect(result.startBot?.()).rejects.toThrow('The program "no-such-program" does not start')
  await result.emulator.close()
})

const tells = 'void fetch(process.env.BOT_API_ROOT + "/bot" + process.env.BOT_TOKEN + "/getMe")'

test('a bot that is asked to stop ends before the emulator', async () => {
  const waits = 'process.on("SIGTERM", () => process.exit(4)); setInterval(() => {}, 1e6)'
  const result = await runCommand(['--port', '0', '--', process.execPath, '-e', `${waits};${tells}`])
  if (result._tag !== 'Running') return expect.unreachable()
  const started = await result.startBot?.()
  const { emulator } = result
  await vi.waitFor(() => expect(emulator.calls('getMe')).toHaveLength(1), { timeout: 30_000 })
  started?.stop()
  expect(await started?.exited).toBe(process.platform === 'win32' ? 1 : 4)
  await emulator.close()
})

test('a restart ends the bot and starts it again, and only the last run has an exit code', async () => {
  const waits = 'process.on("SIGTERM", () => process.exit(4)); setInterval(() => {}, 1e6)'
  const result = await runCommand(['--port', '0', '--', process.execPath, '-e', `${waits};${tells}`])
  if (result._tag !== 'Running') return expect.unreachable()
  const started = await result.startBot?.()
  const { emulator } = result
  const runs = (count: number) =>
    vi.waitFor(() => expect(emulator.calls('getMe')).toHaveLength(count), { timeout: 30_000 })
  await runs(1)
  const reply = await fetch(`${emulator.apiRoot}/_/restart`, { method: 'POST' })
  expect([reply.status, await reply.json()]).toEqual([200, true])
  await runs(2)
  started?.stop()
  expect(await started?.exited).toBe(process.platform === 'win32' ? 1 : 4)
  await emulator.close()
})

test('a seed file in YAML is read, and a mistake in it has its line', () => {
  const text = 'users:\n  - id: 1\n    first_name: Ann\nchats:\n  - title: Forum\n    is_forum: true\n'
  expect(fromText('seed.yaml', text)).toEqual(
    E.right({ users: [{ id: 1, first_name: 'Ann' }], chats: [{ title: 'Forum', is_forum: true }] }),
  )
  expect(fromText('seed.yaml', `${text}  - titel: x\n`)).toEqual(
    E.left(expect.stringContaining('seed.yaml:7.chats[1]: there is no field "titel" here')),
  )
})

test('with --state a restart goes on where the last run ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'state-'))
  const file = join(folder, 'state.json')
  const first = await runCommand(['--port', '0', '--state', file])
  if (first._tag !== 'Running') return expect.unreachable()
  const ann = first.emulator.user({ first_name: 'Ann', id: 7 })
  ann.send({ photo: {}, caption: 'Look' })
  const before = first.emulator.state()
  await first.emulator.close()
  const second = await runCommand(['--port', '0', '--state', file])
  if (second._tag !== 'Running') return expect.unreachable()
  expect(second.emulator.state()).toEqual(before)
  expect(second.emulator.user({ first_name: 'Bob' }).id).not.toBe(7)
  await second.emulator.close()
  await writeFile(file, '{}')
  expect(await runCommand(['--port', '0', '--state', file])).toMatchObject({
    code: 2,
    text: expect.stringContaining('Remove it to begin anew'),
  })
  await rm(folder, { recursive: true })
})

test('the command line gives the length of the history, or leaves it to the emulator', () => {
  expect(fromArguments(['--history', '5'])).toMatchObject({ right: { history: 5 } })
  expect(E.toUnion(fromArguments([]))).not.toHaveProperty('history')
})

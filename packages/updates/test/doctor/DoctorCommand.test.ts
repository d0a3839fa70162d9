// The commands `pipegram doctor` and `pipegram inspect`, as a person runs them, against the emulator.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator, type EmulatorOptions } from '@pipegram/emulator'
import { runCommand } from '@pipegram/updates/PipegramCommand'
import { sqliteInbox } from '@pipegram/updates/SqliteInbox'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const bin = fileURLToPath(new URL('../../../pipegram/bin/pipegram.mjs', import.meta.url))
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'doctor-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

// The environment of this machine, without the variables that a doctor reads.
const { PATH = '' } = process.env

const pipegram = async (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
  cwd = folder(),
): Promise<Said> => {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const code = new Promise<number | null>((resolve) => void child.on('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out, err }
}

// The command in this process, which is faster. The folder is that of the repository.
const here = async (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
): Promise<Said> => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const [out, err]: [Array<string>, Array<string>] = [[], []]
  const code = await runCommand(args, {
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(`${line}\n`),
  })
  return { code, out: out.join(''), err: err.join('') }
}

const begin = async (options: EmulatorOptions = {}) => {
  const emulator = await makeEmulator(options)
  onTestFinished(() => emulator.close())
  return { emulator, env: { BOT_TOKEN: emulator.token, BOT_API_ROOT: emulator.apiRoot } }
}

const ask = async ({ apiRoot, token }: Emulator, method: string, params: object = {}): Promise<string> => {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return response.text()
}

// The test starts a process while other tests run.
describe('pipegram doctor', { timeout: 120_000 }, () => {
  it('finds nothing wrong with a good set-up, and changes nothing', async () => {
    const { emulator, env } = await begin({ bot: { supports_inline_queries: true } })
    const { code, out } = await pipegram(['doctor', fixture('running')], { ...env, FOLDER: folder() })
    expect(out).toMatch(/^ok +Node +\d+/m)
    expect(out).toMatch(/^ok +Telegram +answers as @/m)
    expect(out).toMatch(/^ok +clock +as the clock of the server$/m)
    expect(out).toMatch(/^ok +webhook +none, the bot polls$/m)
    expect(out).toMatch(/^ok +poller +no other program polls$/m)
    expect(out).toMatch(/^ok +kinds +message, inline_query$/m)
    expect(out).toMatch(/^note +menus +1 list differs/m)
    expect(out).toMatch(/^ok +inbox +.*inbox\.db: 0 waiting, none parked$/m)
    expect(out).toMatch(/^ok +stores +1 answers: session session$/m)
    expect(out).toMatch(/Nothing is wrong\.\n$/)
    expect(code).toBe(0)
    const methods = new Set(emulator.calls().map(({ method }) => method))
    expect([...methods].filter((method) => !method.startsWith('get'))).toEqual([])
    expect(out).not.toContain(emulator.token)
  })

  it('says what is wrong without a token, and what could not be checked', async () => {
    const { code, out } = await here(['doctor'])
    expect(out).toMatch(/^wrong +token +BOT_TOKEN is not set\.\n +→ Ask @BotFather/m)
    expect(out).toMatch(/^unchecked +Telegram +webhook, waiting updates/m)
    expect(out).toMatch(/^unchecked +bot .*\n +→ Name its file/m)
    expect(out).toMatch(/1 thing is wrong\.\n$/)
    expect(code).toBe(1)
  })

  it('reads the token from .env', async () => {
    const { env } = await begin()
    const cwd = folder()
    writeFileSync(join(cwd, '.env'), `BOT_TOKEN=${env.BOT_TOKEN}\nBOT_API_ROOT=${env.BOT_API_ROOT}\n`)
    expect(await pipegram(['doctor', '--running'], {}, cwd)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ok +Telegram/m),
    })
  })

  it.each([
    ['a text that is no token', 'my-secret-password', /^wrong +token +BOT_TOKEN is not a token\./m],
    [
      'a token of no bot',
      '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8',
      /^wrong +Telegram +Telegram does not know this token/m,
    ],
  ])('says so of %s, and does not show it', async (_, BOT_TOKEN, line) => {
    const { env } = await begin()
    const { code, out, err } = await here(['doctor'], { ...env, BOT_TOKEN })
    expect(out).toMatch(line)
    expect(out).toMatch(/^unchecked/m)
    expect(code).toBe(1)
    expect(out + err).not.toContain(BOT_TOKEN)
  })

  it('says that there is no network, and what it could not check', async () => {
    const BOT_TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8'
    const { code, out } = await here(['doctor', fixture('exported')], {
      BOT_TOKEN,
      BOT_API_ROOT: 'http://127.0.0.1:1',
    })
    expect(out).toMatch(/^wrong +Telegram +There is no connection to 127\.0\.0\.1:1 \(ECONNREFUSED\)\.\n +→/m)
    expect(out).toMatch(/^unchecked +the rest +webhook/m)
    expect(out).toMatch(/^wrong +pipeline +Branch 2 \(commands\) is never reached/m)
    expect(out).toMatch(/2 things are wrong\.\n$/)
    expect(code).toBe(1)
  })

  it('names the proxy without its password, and says that it does not let calls through', async () => {
    const { code, out } = await here(['doctor'], {
      BOT_TOKEN: '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8',
      HTTPS_PROXY: 'http://ann:pass-word@127.0.0.1:1',
    })
    expect(out).toMatch(/^ok +proxy +http:\/\/127\.0\.0\.1:1: it sees the name of the server/m)
    expect(out).toMatch(/^wrong +Telegram +There is no connection to api\.telegram\.org/m)
    expect(out).not.toContain('pass-word')
    expect(code).toBe(1)
  })

  it('says that NODE_DEBUG prints the token', async () => {
    const { out } = await pipegram(['doctor'], { NODE_DEBUG: 'undici', NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    expect(out).toMatch(/^wrong +NODE_DEBUG +It prints the paths/m)
    expect(out).toMatch(/^note +TLS +NODE_TLS_REJECT_UNAUTHORIZED=0/m)
  })

  it('finds a webhook that takes the updates, its last error, and waiting updates', async () => {
    const { emulator, env } = await begin({ local: true })
    await ask(emulator, 'setWebhook', { url: 'http://127.0.0.1:1/hook' })
    emulator.user({ first_name: 'Ann' }).send('Hello')
    await vi.waitFor(async () => expect(await ask(emulator, 'getWebhookInfo')).toContain('last_error'), {
      timeout: 30_000,
    })
    const { code, out } = await here(['doctor'], env)
    expect(out).toMatch(/^wrong +webhook +A webhook at 127\.0\.0\.1:1 takes the updates/m)
    expect(out).toMatch(/^wrong +webhook +Telegram's last error with the webhook: "/m)
    expect(out).toMatch(/^note +updates +1 waits at Telegram/m)
    expect(out).toMatch(/2 things are wrong\.\n$/)
    expect(code).toBe(1)
  })

  it('finds another program that polls, except with --running', async () => {
    const { emulator, env } = await begin()
    const over = new AbortController()
    onTestFinished(() => over.abort())
    const poll = async (): Promise<void> => {
      while (!over.signal.aborted) await ask(emulator, 'getUpdates', { timeout: 1 })
    }
    void poll().catch(() => undefined)
    expect(await here(['doctor'], env)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^wrong +poller +Another program polls with this token/m),
    })
    const { code, out } = await here(['doctor', '--running'], env)
    expect(out).not.toContain('poller')
    expect(out).toMatch(/^Nothing is wrong\.$/m)
    expect(code).toBe(0)
  })

  it('compares the settings of @BotFather with what the pipeline listens to', async () => {
    const { env } = await begin({ bot: { can_read_all_group_messages: true } })
    const { out } = await pipegram(['doctor', fixture('running'), '--running'], { ...env, FOLDER: folder() })
    expect(out).toMatch(/^wrong +inline +The pipeline answers inline queries, and inline mode is off/m)
    expect(out).toMatch(/^note +privacy +Privacy mode is off, and the pipeline answers only to commands/m)
  })

  it('finds parked updates, and an inbox file that is something else', async () => {
    const { emulator, env } = await begin()
    const FOLDER = folder()
    const opened = await sqliteInbox(join(FOLDER, 'inbox.db')).open(emulator.bot.id)()
    if (E.isLeft(opened)) return expect.unreachable(opened.left.reason)
    const update = { id: 5, lane: 'a', kind: 'message', text: '{"update_id":5}', fault: 'broken' }
    await opened.right.put([update])()
    await opened.right.close()
    const args = ['doctor', fixture('running'), '--running']
    expect((await pipegram(args, { ...env, FOLDER })).out).toMatch(
      /^wrong +inbox +.*inbox\.db: 0 waiting, 1 parked/m,
    )
    writeFileSync(join(FOLDER, 'inbox.db'), 'This is no database, whatever its name says.')
    expect((await pipegram(args, { ...env, FOLDER })).out).toMatch(/^wrong +inbox +/m)
  })

  it('says why a file cannot be loaded, without the token in its error', async () => {
    const { env } = await begin()
    const thrown = await here(['doctor', fixture('throwing'), '--running'], env)
    expect(thrown.err).toMatch(/cannot be loaded\. Error: cannot reach .*\/bot\[redacted\]\/getMe\.\n/)
    expect(thrown.out).toMatch(/^ok +Telegram[^]*1 thing is wrong\.\n$/m)
    expect(thrown.code).toBe(1)
    expect(thrown.err + thrown.out).not.toContain(env.BOT_TOKEN)
  })
})

describe('pipegram inspect', { timeout: 60_000 }, () => {
  it('prints the diagram of a bot that a file runs, and runs nothing', async () => {
    const { emulator, env } = await begin()
    const { code, out, err } = await pipegram(['inspect', fixture('running')], { ...env, FOLDER: folder() })
    expect(out).toMatch(/^flowchart TD\n {2}n0\["session session"\]/)
    expect(out).toContain('commands /start')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(emulator.calls()).toEqual([])
  })

  it('prints the warnings of a bot that a file exports, and fails', async () => {
    const { code, out, err } = await pipegram(['inspect', fixture('exported')])
    expect(out).toContain('flowchart TD')
    expect(err).toMatch(/^Branch 2 \(commands\) is never reached/)
    expect(code).toBe(1)
  })

  it('is a program that has help', async () => {
    const { code, out } = await pipegram(['--help'])
    expect(out).toContain('npx pipegram inspect src/main.ts')
    expect(code).toBe(0)
  })
})

describe('a command line', () => {
  it.each([
    [['docter'], 2, /no command "docter": say doctor/],
    [['doctor', '--fast'], 2, /not --fast/],
    [['doctor', 'a.ts', 'b.ts'], 2, /not b\.ts/],
    [['doctor', '--help'], 0, /Usage: pipegram doctor/],
    [['inspect'], 2, /takes one file/],
    [['inspect', '--all'], 2, /takes one file/],
    [['inspect', '--help'], 0, /Usage: pipegram inspect/],
    [['inspect', 'nowhere.ts'], 1, /nowhere\.ts does not exist/],
    [['inspect', fixture('factory')], 1, /neither runs nor exports a bot\. Export it/],
  ])('%j ends with %i', async (args, code, sentence) => {
    const lines: Array<string> = []
    const out = (line: string): void => void lines.push(line)
    expect(await runCommand(args, { out, err: out })).toBe(code)
    expect(lines.join('\n')).toMatch(sentence)
  })
})

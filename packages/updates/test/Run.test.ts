// A bot as a process: signals, exit codes, and output.

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { makeEmulator } from '@pipegram/emulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeServer, token, type Server } from './Server.ts'
import { said } from './Telegram.ts'

const file = new URL('fixtures/bot.ts', import.meta.url).pathname
const twoBots = new URL('fixtures/twoBots.ts', import.meta.url).pathname

interface Program {
  readonly kill: (signal: NodeJS.Signals) => void
  /** Waits for a line on stdout or stderr. */
  readonly said: (line: RegExp) => Promise<void>
  readonly end: Promise<{ readonly code: number | null; readonly stderr: string; readonly stdout: string }>
}

const begin = (env: Readonly<Record<string, string>>, path = file): Program => {
  const { BOT_TOKEN: _, ...rest } = process.env
  const child = spawn(process.execPath, [path], {
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      for (const look of watchers) look()
    })
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)]
  const code = new Promise<number | null>((resolve) => void child.on('exit', resolve))
  return {
    kill: (signal) => void child.kill(signal),
    said: (line) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (line.test(output)) resolve()
        }
        watchers.add(look)
        look()
      }),
    end: Promise.all([code, stderr, stdout]).then(([code, stderr, stdout]) => ({ code, stderr, stdout })),
  }
}

const serve = async (): Promise<Server> => {
  const server = await makeServer()
  onTestFinished(server.close)
  return server
}

// Each test starts a process, and the machine may be busy.
describe('run', { timeout: 60_000 }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s with exit code 0, after it has finished and confirmed the updates in flight',
    async (signal) => {
      const server = await serve()
      server.push(said(1, 1), said(2, 2, 'hold'))
      const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
      await bot.said(/^2$/m)
      bot.kill(signal)
      expect(await bot.end).toMatchObject({ code: 0, stderr: '@test_bot is polling. Ctrl+C stops it.\n' })
      expect(server.queue()).toEqual([])
      expect(server.polls.at(-1)).toEqual({ offset: 3, limit: 1, timeout: 0 })
    },
  )

  it('reports a rejected promise that no handler awaits, with its place, and goes on', async () => {
    const server = await serve()
    server.push(said(1, 1, 'adrift'), said(2, 2))
    const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await bot.said(/^2$/m)
    await bot.said(/no code awaits/)
    bot.kill('SIGTERM')
    const { code, stderr } = await bot.end
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /A promise that no code awaits was rejected: TypeError at .*fixtures\/bot\.ts:\d.* The bot goes on\./,
    )
    expect(stderr).not.toContain('quotes')
    expect(server.queue()).toEqual([])
  })

  it('reports a failed send that began after its function had ended, and goes on', async () => {
    const server = await serve()
    server.push(said(1, 1, 'late'))
    const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await bot.said(/no code awaits was rejected: Error .* The bot goes on\./)
    server.push(said(2, 2))
    await bot.said(/^2$/m)
    bot.kill('SIGTERM')
    expect(await bot.end).toMatchObject({ code: 0 })
  })

  it('ends with exit code 0 on a signal while Telegram cannot be reached yet', async () => {
    const server = await makeServer()
    await server.close()
    const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await bot.said(/Trying again until it answers/)
    bot.kill('SIGTERM')
    expect((await bot.end).code).toBe(0)
  })

  it('ends a long poll after a signal', async () => {
    const server = await serve()
    const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await server.polled(1)
    bot.kill('SIGTERM')
    expect((await bot.end).code).toBe(0)
    expect(server.polls).toHaveLength(1)
  })

  it('ends at once after a second signal, and confirms no unfinished update', async () => {
    const server = await serve()
    server.push(said(1, 1, 'hang'))
    const bot = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await bot.said(/^1$/m)
    bot.kill('SIGTERM')
    // The second signal is sent after the first one was received, since two at once may become one.
    const again = setInterval(() => {
      bot.kill('SIGTERM')
    }, 50)
    expect((await bot.end).code).toBe(143)
    clearInterval(again)
    expect(server.queue()).toHaveLength(1)
  })

  it('loses no update when it is killed', async () => {
    const server = await serve()
    server.push(said(1, 1), said(2, 2, 'hang'), said(3, 3))
    const first = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await first.said(/^3$/m)
    first.kill('SIGKILL')
    await first.end
    expect(server.queue()).toContainEqual(said(2, 2, 'hang'))
    const second = begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot })
    await second.said(/^2$/m)
  })

  it('says how to get a token, and how to try the bot without one', async () => {
    const { code, stderr } = await begin({}).end
    expect(code).toBe(1)
    expect(stderr).toMatch(/BOT_TOKEN is not set.*@BotFather.*tryInTerminal of @pipegram\/emulator/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('says what Telegram answers to a wrong token, and hides the token', async () => {
    const server = await serve()
    const { code, stderr } = await begin({
      BOT_TOKEN: '1000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      API_ROOT: server.apiRoot,
    }).end
    expect(code).toBe(1)
    expect(stderr).toMatch(/^getMe failed: Telegram does not accept this token \(Unauthorized\)\. @BotFather/)
    expect(stderr).not.toContain('AAAA')
  })

  it('says what is wrong with a malformed token, and hides it', async () => {
    const { code, stderr } = await begin({ BOT_TOKEN: 'nonsense' }).end
    expect(code).toBe(1)
    expect(stderr).toContain('This is not a bot token.')
    expect(stderr).not.toContain('nonsense')
  })

  it('ends with exit code 1 if it cannot go on, and says why', async () => {
    const server = await serve()
    server.fail(
      { _tag: 'Unreachable', method: 'getUpdates', reason: '' },
      { _tag: 'Unauthorized', method: 'getUpdates', description: 'Unauthorized' },
    )
    const { code, stderr } = await begin({ BOT_TOKEN: token, API_ROOT: server.apiRoot }).end
    expect(code).toBe(1)
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^@test_bot is polling/),
      expect.stringMatching(/^getUpdates failed: 500 .*Trying again\.$/),
      expect.stringMatching(/^getUpdates failed: Telegram does not accept this token.* Polling has ended\.$/),
      '',
    ])
  })

  it('runs two bots that share signals and a probe, and leaves nothing open', async () => {
    const [one, two, free] = [await serve(), await serve(), await makeServer()]
    await free.close()
    const port = Number(new URL(free.apiRoot).port)
    two.push(said(1, 1))
    const bots = begin(
      { BOT_TOKEN: token, API_ROOT: one.apiRoot, OTHER_ROOT: two.apiRoot, PROBE: String(port) },
      twoBots,
    )
    await bots.said(/^b 1$/m)
    await one.polled(1)
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
    bots.kill('SIGTERM')
    const { code, stdout } = await bots.end
    expect(code).toBe(0)
    // The end of the first bot does not shorten the stop of the second one.
    expect(stdout).toContain('b 1 ended')
    expect(two.queue()).toEqual([])
    expect(stdout).toMatch(/^open: (?:PipeWrap ?)*$/m)
  })

  it('is served by webhook if WEBHOOK_URL is set, and says so', async () => {
    const emulator = await makeEmulator({ local: true, patience: 30_000 })
    onTestFinished(emulator.close)
    const free = await makeServer()
    await free.close()
    const alsoFree = await makeServer()
    await alsoFree.close()
    const [{ port }, { port: probePort }] = [new URL(free.apiRoot), new URL(alsoFree.apiRoot)]
    const bot = begin({
      BOT_TOKEN: emulator.token,
      API_ROOT: emulator.apiRoot,
      PORT: port,
      PROBE_PORT: probePort,
      WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
      WEBHOOK_SECRET: 'nM3xT0b9_Qk2vLr7-ZcYw4',
    })
    await bot.said(/is served by webhook/)
    expect((await fetch(`http://127.0.0.1:${probePort}/live`)).status).toBe(200)
    emulator.user({ first_name: 'Ann' }).send('hi')
    await bot.said(/^\d+$/m)
    bot.kill('SIGTERM')
    const { code, stderr } = await bot.end
    expect(stderr).toMatch(/^@\w+ is served by webhook, since WEBHOOK_URL is set: it does not poll\. Ctrl\+C/)
    expect(code).toBe(0)
  })

  it.each([
    [{ WEBHOOK_URL: 'https://bot.example/hook' }, /WEBHOOK_SECRET is not.*randomBytes/],
    [
      { WEBHOOK_URL: 'https://bot.example/hook', WEBHOOK_SECRET: 'nM3xT0b9_Qk2vLr7-ZcYw4', PORT: 'x' },
      /^PORT should be a whole number from 0 to 65535, and is "x"\.$/m,
    ],
    [{ PROBE_PORT: '99999' }, /^PROBE_PORT should be a whole number from 0 to 65535, and is "99999"\.$/m],
  ])('says what is wrong in the environment: %j', async (env, line) => {
    const { code, stderr } = await begin({ BOT_TOKEN: token, ...env }).end
    expect(code).toBe(1)
    expect(stderr).toMatch(line)
  })
})

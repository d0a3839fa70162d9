// A token and a secret that are replaced while people write: no update is lost, and no process restarts.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '@pipegram/emulator'
import { findToken } from '@pipegram/updates/ProgramToken'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const program = fileURLToPath(new URL('../fixtures/echo.ts', import.meta.url))
const [old, fresh, foreign] = [
  '1000000:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A',
  '1000000:AAEr3_wyMKm7xAhUKlbNHSKhUKxFiYzMr1B',
  '2000000:AAEr3_wyMKm7xAhUKlbNHSKhUKxFiYzMr1B',
] as const

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'token-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

// A Telegram whose @BotFather can revoke a token: it accepts only the valid one.
const makeGateway = async (emulator: Emulator) => {
  let valid: string = old
  let refusals = 0
  const server = createServer((request, response) => {
    const [, bot = '', ...path] = (request.url ?? '').split('/')
    if (bot !== `bot${valid}`) {
      refusals += 1
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }))
      return
    }
    void buffer(request)
      .then((body) =>
        fetch(`${emulator.apiRoot}/bot${emulator.token}/${path.join('/')}`, {
          method: 'POST',
          headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
          body,
        }),
      )
      .then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' })
        response.end(Buffer.from(await answer.arrayBuffer()))
      })
      .catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gateway listens nowhere.')
  return {
    apiRoot: `http://127.0.0.1:${address.port}`,
    revoke: (next: string) => {
      valid = next
    },
    refusals: () => refusals,
  }
}

describe('rotation', { timeout: 120_000 }, () => {
  it('takes the next token from its file while it runs, and loses no update', async () => {
    const emulator = await makeEmulator({ patience: 60_000 })
    onTestFinished(() => emulator.close())
    const gateway = await makeGateway(emulator)
    const file = join(folder(), 'token')
    writeFileSync(file, `${old}\n`)
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, [program], {
      env: { PATH, BOT_TOKEN_FILE: file, BOT_API_ROOT: gateway.apiRoot },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const stderr = text(child.stderr)
    const people = Array.from({ length: 5 }, (_, i) => emulator.user({ first_name: `Person ${i}` }))
    const write = (words: string): void => people.forEach((person) => void person.send(words))

    write('before')
    await emulator.idle()
    gateway.revoke(fresh)
    write('while no token is valid')
    await vi.waitFor(() => expect(gateway.refusals()).toBeGreaterThan(0), { timeout: 60_000 })
    // A file of another bot, by mistake, changes nothing.
    writeFileSync(file, foreign)
    write('while a wrong token is in the file')
    writeFileSync(file, fresh)
    await emulator.idle()
    write('after')
    await emulator.idle()

    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    const sent = emulator.calls('sendMessage').map(({ params }) => `${params['chat_id']} ${params['text']}`)
    expect(sent.toSorted()).toEqual(
      people
        .flatMap(({ id }) => [
          `${id} before`,
          `${id} while no token is valid`,
          `${id} while a wrong token is in the file`,
          `${id} after`,
        ])
        .toSorted(),
    )
    const said = await stderr
    for (const token of [old, fresh, foreign]) expect(said).not.toContain(token.split(':')[1])
  })

  it('ends at once with a token that never worked', async () => {
    const emulator = await makeEmulator()
    onTestFinished(() => emulator.close())
    const gateway = await makeGateway(emulator)
    const file = join(folder(), 'token')
    writeFileSync(file, fresh)
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, [program], {
      env: { PATH, BOT_TOKEN_FILE: file, BOT_API_ROOT: gateway.apiRoot },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    expect(code).toBe(1)
    expect(said).toMatch(/Telegram does not accept this token/)
  })
})

describe('the token of a program', () => {
  it('is an option, the environment or a file, in this order', async () => {
    const tokenFile = join(folder(), 'token')
    writeFileSync(tokenFile, ` ${old}\n`)
    const env = { BOT_TOKEN: 'of the environment', BOT_TOKEN_FILE: tokenFile }
    expect(await findToken({ token: 'given', tokenFile }, env)()).toMatchObject({
      right: { token: 'given' },
    })
    expect(await findToken({}, env)()).toMatchObject({ right: { token: 'of the environment' } })
    expect(await findToken({ tokenFile }, env)()).toMatchObject({ right: { token: old } })
    expect(await findToken({}, { BOT_TOKEN_FILE: tokenFile })()).toMatchObject({ right: { token: old } })
    expect(await findToken({}, {})()).toMatchObject({ right: { token: '' } })
  })

  it('says that its file cannot be read', async () => {
    const path = join(folder(), 'nothing')
    expect(await findToken({ tokenFile: path }, {})()).toEqual(
      E.left(`The file of the token, ${path}, cannot be read (ENOENT): is it there, and may this user?`),
    )
  })
})

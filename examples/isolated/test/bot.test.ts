// What a part that is not trusted may do, and what the bot does meanwhile.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeEmulator } from '@pipegram/emulator'
import { E, start, t } from 'pipegram'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bot } from '../bot.ts'
import { isolated } from '../isolated.ts'

// A part of its own, from a few lines.
const partOf = (code: string): URL => {
  const folder = mkdtempSync(join(tmpdir(), 'part-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'part.mjs')
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${code}\n`)
  return pathToFileURL(file)
}

const failure = (sentence: string) => E.left({ _tag: 'PartFailed', sentence })

describe('a bot with a part that is not trusted', () => {
  it('answers others while an expression of a user takes for ever, and says so', async () => {
    const emulator = await makeEmulator({ patience: 30_000 })
    const started = await start(bot, { token: emulator.token, apiRoot: emulator.apiRoot })()
    if (E.isLeft(started)) throw new Error(started.left._tag)
    onTestFinished(async () => {
      await started.right.stop()
      await emulator.close()
    })
    const [ann, bob] = [emulator.user({ first_name: 'Ann' }), emulator.user({ first_name: 'Bob' })]
    ann.send(`/match (a+)+$ ${'a'.repeat(40)}!`)
    bob.send('/match ^b b')
    expect(await bob.received()).toMatchObject({ text: 'It matches.' })
    expect(await ann.received()).toMatchObject({ text: 'That took too long.' })
    ann.send('/match ^b a')
    expect(await ann.received()).toMatchObject({ text: 'It does not match.' })
    ann.send('/match ( a')
    expect(await ann.received()).toMatchObject({ text: 'That did not work.' })
  })
})

describe('a part in a thread of its own', () => {
  it('has no environment, and so no token', async () => {
    process.env['BOT_TOKEN'] = '1000000:AAFq2_vxLJl6wZgTJkaMGRJgTJwEhXyLq0A'
    onTestFinished(() => {
      delete process.env['BOT_TOKEN']
    })
    const file = partOf('parentPort.postMessage(Object.keys(process.env))')
    expect(await isolated({ file, answer: t.array(t.string) })(undefined)()).toEqual(E.right([]))
  })

  it.each([
    ['throws', 'throw new Error(workerData)'],
    ['ends its thread', 'process.exit(0)'],
    ['fills its memory', 'const all = []; for (;;) all.push(new Array(1e5).fill(workerData + all.length))'],
    ['answers with something else', 'parentPort.postMessage({ isAdmin: true })'],
    ['never answers', ''],
  ])('that %s is a failure in a sentence', async (_, code) => {
    const run = isolated({ file: partOf(code), answer: t.boolean, most: 20_000 })
    expect(await run('private words')()).toEqual(failure('That did not work.'))
  })

  it('that never ends is ended', async () => {
    const run = isolated({ file: partOf('for (;;);'), answer: t.boolean, most: 500 })
    expect(await run(undefined)()).toEqual(failure('That took too long.'))
  })

  it('is refused above the number that may run', async () => {
    const file = partOf('parentPort.postMessage(true)')
    const run = isolated({ file, answer: t.boolean, beside: 1, most: 20_000 })
    expect(await Promise.all([run(1)(), run(2)()])).toEqual([
      E.right(true),
      failure('Too many ask at once. Try again in a moment.'),
    ])
  })
})

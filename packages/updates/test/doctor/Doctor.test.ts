// The findings of a doctor that a process cannot show: another clock, an old Node, stores that hang.

import { catchError, commands, on, pipeline, report, says, session, use, handle } from '@pipegram/compose'
import { system } from '@pipegram/core/Clock'
import { makeMemoryStore } from '@pipegram/core/Store'
import { makeEmulator } from '@pipegram/emulator'
import { examine, type DoctorOptions } from '@pipegram/updates/Doctor'
import type { Finding } from '@pipegram/updates/Finding'
import * as t from 'io-ts'
import { describe, expect, it, onTestFinished } from 'vitest'

const bot = pipeline(commands({ start: { description: 'Begin', run: says('Hello') } }), catchError(report))
const program = { bot, options: {} }

const found = async (options: Partial<DoctorOptions> = {}, about = ''): Promise<ReadonlyArray<Finding>> => {
  const emulator = await makeEmulator({ bot: { can_read_all_group_messages: false } })
  onTestFinished(() => emulator.close())
  const env = { BOT_TOKEN: emulator.token, BOT_API_ROOT: emulator.apiRoot }
  const findings: Array<Finding> = []
  for await (const finding of examine({ env, node: '24.21.0', isRunning: true, program, ...options }))
    findings.push(finding)
  expect(findings.length).toBeGreaterThan(3)
  return findings.filter((finding) => about === '' || finding.about === about)
}

describe('a doctor', () => {
  it('finds a clock that is a minute slow or fast', async () => {
    const clock = (ms: number) => ({ ...system, now: () => system.now() + ms })
    expect(await found({ clock: clock(60_000) }, 'clock')).toMatchObject([
      { state: 'wrong', text: expect.stringMatching(/^This machine is (?:59|60|61) s ahead of the server/) },
    ])
    expect(await found({ clock: clock(-60_000) }, 'clock')).toMatchObject([
      { state: 'wrong', text: expect.stringMatching(/^This machine is (?:59|60|61) s behind the server/) },
    ])
  })

  it.each([
    ['22.18.0', 'wrong'],
    ['20.19.5', 'wrong'],
    ['22.19.0', 'ok'],
    ['26.0.0', 'ok'],
  ])('says of Node %s: %s', async (node, state) => {
    expect(await found({ node }, 'Node')).toMatchObject([{ state }])
  })

  it('says that privacy mode keeps messages from a pipeline that listens to all', async () => {
    const echo = pipeline(use(on('message', 'text')), handle(says('Yes')), catchError(report))
    expect(await found({ program: { bot: echo, options: {} } }, 'privacy')).toMatchObject([
      { state: 'note', advice: expect.stringMatching(/setprivacy/) },
    ])
    expect(await found({}, 'privacy')).toMatchObject([{ state: 'ok' }])
  })

  it('does not wait for a store that hangs', async () => {
    const store = { ...makeMemoryStore(), get: () => () => new Promise<never>(() => undefined) }
    const kept = pipeline(
      use(session({ per: 'user', store, codec: t.number, initial: 0 })),
      commands({ start: says('Hello') }),
      catchError(report),
    )
    expect(await found({ program: { bot: kept, options: {} }, most: 500 }, 'stores')).toMatchObject([
      { state: 'wrong', text: expect.stringMatching(/session session fails: The store did not answer/) },
    ])
  })

  it('says that a webhook needs a secret, and that none is set yet', async () => {
    const source = { url: 'https://bot.example/', secret: 'nM3xT0b9_Qk2vLr7-ZcYw4', port: 8080 }
    expect(await found({ program: { bot, options: { source } } }, 'webhook')).toMatchObject([
      { state: 'note', text: 'None is set.' },
    ])
    const emulator = await makeEmulator()
    onTestFinished(() => emulator.close())
    const env = {
      BOT_TOKEN: emulator.token,
      BOT_API_ROOT: emulator.apiRoot,
      WEBHOOK_URL: 'https://bot.example/',
    }
    expect(await found({ env }, 'source')).toMatchObject([
      { state: 'wrong', text: expect.stringMatching(/WEBHOOK_SECRET is not/) },
    ])
  })
})

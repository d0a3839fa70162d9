// The token is not in any value that the package returns or throws, however it is inspected.

import process from 'node:process'
import { setImmediate as turn } from 'node:timers/promises'
import { type Client, makeClient, withTimeout } from '@pipegram/client'
import { log, through } from '@pipegram/client/Outgoing'
import * as ApiError from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as InputFile from '@pipegram/core/InputFile'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import * as Redaction from '../src/http/internal/Redaction.ts'
import { faults, faulty } from './Faults.ts'
import { clientOf, failure, getMe, secret, text, token, upload } from './Fixtures.ts'
import { json, ok, refuse, reply, type Script, serve } from './Server.ts'
import { encoded, expectSilence } from './Silence.ts'

const fail = (cause: unknown): Promise<never> =>
  new Promise((_resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- Code can throw any value.
    reject(cause)
  })

const url = `https://api.telegram.org/bot${text}/getMe`
const forms = [url, `/bot${text.replace(':', '%3A')}`, secret, text.toUpperCase(), `bot${text.slice(0, 30)}`]
const page = `<html><p>cannot POST ${forms.join(', ')}</p></html>`

// The errors that a server can cause; the other two are below.
const scripts: Record<Exclude<ApiError.ApiError['_tag'], 'Aborted' | 'Unsendable'>, ReadonlyArray<Script>> = {
  RateLimited: [refuse(429, page, { retry_after: 3 }), reply(429, page)],
  ChatMigrated: [refuse(400, page, { migrate_to_chat_id: -1 })],
  BotBlocked: [refuse(403, `${page} bot was blocked by the user`)],
  Unauthorized: [refuse(401, page)],
  Conflict: [refuse(409, page)],
  Rejected: [refuse(400, page), refuse(500, page), reply(502, page), reply(404, `${'x'.repeat(100)}${text}`)],
  Malformed: [
    reply(200, page),
    reply(200, `{"ok":true,"result":"${text}`),
    reply(302, '', { location: url }),
    json(200, { ok: false, description: url }),
    ok({ id: text, is_bot: secret, first_name: page }),
    ok(page),
    ok({ id: `${'x'.repeat(45)}${text}` }),
    ok({ id: `${'x'.repeat(45)}${secret}` }),
    ok([[page]]),
  ],
  Timeout: [() => undefined],
  Unreachable: [
    (response) => {
      response.socket?.destroy()
    },
  ],
}

describe('the token', () => {
  it.each(Object.entries(scripts))('is not in %s', async (tag, ways) => {
    for (const script of ways) {
      for (const options of [{}, { fetch }]) {
        await using server = await serve(script)
        await using client = clientOf({
          apiRoot: server.apiRoot,
          ...options,
          ...(tag === 'Timeout' ? { timeout: 30 } : {}),
        })
        const error = await failure(client(getMe)())
        // On a busy machine the timeout may come before the server has read the request.
        if (tag !== 'Timeout') expect(server.received[0]?.path).toContain(text)
        expect(error._tag).toBe(tag)
        expectSilence(error)
        expectSilence(ApiError.toString(error))
      }
    }
  })

  it('is found if it is there, in each of these ways', () => {
    const hidden = Object.defineProperty({}, 'token', { value: text, enumerable: false })
    const ways = [
      text,
      { [secret]: 1 },
      hidden,
      new Map([[1, text]]),
      new Error('', { cause: new Error(url) }),
      encoded[1],
      Buffer.from(` ${secret} `).toString('base64'),
      { deep: [[{ deep: encodeURIComponent(text) }]] },
    ]
    for (const thing of ways)
      expect(() => {
        expectSilence(thing)
      }).toThrow()
  })

  const warnings: Array<unknown> = []
  const hear = (warning: unknown): void => {
    warnings.push(warning)
  }

  it.each(faults)('is not in $name, its log record or warnings', async (fault) => {
    process.on('warning', hear).on('unhandledRejection', hear)
    for (const options of [{}, { fetch }]) {
      await using server = await faulty(fault)
      await using client = clientOf({
        apiRoot: server.apiRoot,
        answerLimit: 1e6,
        timeout: fault.endless === true ? 30 : 60_000,
        ...options,
      })
      const records: Array<unknown> = []
      const logged = through(log((record) => records.push(record), { describe: true }))(client)
      const result = await logged(getMe)()
      expect(records).toHaveLength(1)
      for (const thing of [result, records, client, logged]) expectSilence(thing)
      if ('left' in result) expectSilence(ApiError.toString(result.left))
    }
    await turn()
    process.off('warning', hear).off('unhandledRejection', hear)
    expectSilence(warnings)
  })

  it('is not in calls that were never sent or were aborted', async () => {
    await using client = clientOf({})
    const file = (cause: unknown) =>
      upload({ document: InputFile.fromSource(() => fail(cause), { name: url }) })
    const calls = [
      { ...getMe, method: `../${text}` },
      {
        ...getMe,
        params: {
          toJSON: () => {
            throw new Error(url)
          },
        },
      },
      file(new Error(url)),
      file(text),
    ]
    for (const { method, params, upload } of calls.map((call) => ({ upload: undefined, ...call }))) {
      const error = await failure(client(defined({ method, params, result: t.unknown, upload }))())
      expect(error._tag).toBe('Unsendable')
      expectSilence(error)
    }
    await client.close()
    expectSilence(await failure(client(getMe)()))
  })

  it('is not in a failure of a decoder or of a custom fetch', async () => {
    await using server = await serve(ok(url))
    await using client = clientOf({ apiRoot: server.apiRoot })
    const result = new t.Type<string>(
      'Bad',
      t.string.is,
      (u) => {
        throw new Error(`no ${String(u)}`)
      },
      t.identity,
    )
    expectSilence(await failure(client({ ...getMe, result })()))
    for (const cause of [
      new TypeError(`fetch failed: ${url}`),
      new Error(url, { cause: Object.assign(new Error(url), { code: text }) }),
      text,
    ]) {
      await using broken = clientOf({
        fetch: (asked) => {
          expect(asked).toContain(text)
          return fail(cause)
        },
      })
      const error = await failure(broken(getMe)())
      expect(error).toMatchObject({ _tag: 'Unreachable', reason: 'NETWORK' })
      expectSilence(error)
    }
  })

  it('is not in the client, its derived clients, or errors of the constructor', async () => {
    await using client = clientOf({ apiRoot: 'http://localhost:1' })
    const derived: Client = withTimeout(5)(client)
    for (const thing of [
      client,
      derived,
      derived.with,
      client.close,
      client(getMe),
      client(getMe)(),
      token,
      { token, client },
    ])
      expectSilence(thing)
    const apiRoots = [
      url,
      `ftp://x/${text}`,
      `https://ann:${secret}@example.com`,
      text,
      `https://example.com/?${text}`,
    ]
    for (const apiRoot of apiRoots) {
      let thrown: unknown
      try {
        makeClient({ token, apiRoot })
      } catch (cause) {
        thrown = cause
      }
      expect(thrown).toBeInstanceOf(TypeError)
      expectSilence(thrown)
    }
  })

  it('is removed from any text, at any place', () => {
    const redact = Redaction.make(token)
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(text, secret, text.replace(':', '%3a'), text.replace(':', '%253A')),
        fc.string(),
        (before, middle, after) => {
          expect(redact(`${before}${middle}${after}`)).not.toContain(secret)
        },
      ),
    )
    expect(redact('123456789: that is my number, 1:30')).toBe('[redacted] that is my number, 1:30')
    expect(redact('chat 123456789 not found')).toBe('chat 123456789 not found')
  })
})

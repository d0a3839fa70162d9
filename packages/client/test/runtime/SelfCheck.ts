// What the client does, tried on any runtime: without Node and without a test runner.

import { download, makeClient, toBytes, withSignal, withTimeout } from '@pipegram/client'
import type { Call } from '@pipegram/core/Call'
import { getFile, getMe, sendDocument, sendMessage } from '@pipegram/core/Calls'
import * as InputFile from '@pipegram/core/InputFile'
import { bold, fmt } from '@pipegram/core/Text'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { secret, text, token } from '../Fixtures.ts'

// model

/** The API root of `Scripted.ts`, and one without a server. */
export interface Roots {
  readonly apiRoot: string
  readonly nowhere: string
}

/** The result or the error of each attempt, as JSON. */
export type Outcome = Readonly<Record<string, unknown>>

// destructors

/** Makes all attempts, one after another. */
export const selfCheck = async ({ apiRoot, nowhere }: Roots): Promise<Outcome> => {
  const client = makeClient({ token, apiRoot })
  const lost = makeClient({ token, apiRoot: nowhere })
  const errors: Array<unknown> = []
  const keep = (error: unknown): unknown => (errors.push(error), error)
  const told = <L, A>(result: E.Either<L, A>): unknown =>
    E.isRight(result) ? result.right : keep(result.left)

  const giveUp = new AbortController()
  const aborted = withSignal(giveUp.signal)(client)(plain('hang'))()
  await client(plain('arrived'))()
  giveUp.abort()

  const file = (path: string) => ({ file_id: 'a', file_path: path })
  const opened = await download(client, { limit: 1000, checksum: true })({ file_id: 'small' })()
  const large = await download(client, { limit: 1000 })(file('large'))()
  let released = false
  const silent = InputFile.fromSource(
    () =>
      new ReadableStream({
        cancel: () => {
          released = true
        },
      }),
    { name: 'silent' },
  )
  const faulty = InputFile.fromSource(
    () =>
      new ReadableStream({
        pull: () => {
          throw new Error('no disk')
        },
      }),
    { name: 'faulty' },
  )
  const outcome = {
    me: told(await client(getMe())()),
    message: told(await client(sendMessage({ chat_id: 1, text: fmt`Hi, ${bold('Ann')} 👋` }))()),
    document: told(
      await client(sendDocument({ chat_id: 1, document: InputFile.fromBytes(bytes, { name: 'día.bin' }) }))(),
    ),
    stream: told(
      await client(
        sendDocument({
          chat_id: 1,
          document: InputFile.fromSource(() => new Blob([bytes]).stream(), { name: 'día.bin' }),
        }),
      )(),
    ),
    stuck: told(await withTimeout(20)(client)(sendDocument({ chat_id: 1, document: silent }))()),
    released,
    unsendable: told(await client(sendDocument({ chat_id: 1, document: faulty }))()),
    refused: told(await client(plain('refuse'))()),
    aborted: told(await aborted),
    // The server reports that the abort reached it.
    ended: told(await client(plain('ended'))()),
    late: told(await withTimeout(20)(client)(plain('hangAgain'))()),
    unreachable: told(await lost(getMe())()),
    redirected: told(await client(plain('redirect'))()),
    downloaded: E.isRight(opened)
      ? [
          told(E.map((came: Uint8Array) => came.byteLength)(await toBytes(opened.right)())),
          opened.right.sha256(),
        ]
      : told(opened),
    tooLarge: E.isRight(large) ? told(await toBytes(large.right)()) : told(large),
    // The same by the error with which the stream breaks off.
    broken: await rejection(download(client, { limit: 1000 })(file('large')))
      .then(keep)
      .then((cause) => cause instanceof Error),
    missing: told(await download(client)(file('missing'))()),
    refusedFile: told(await client(getFile({ file_id: 'none' }))()),
  }
  await client.close()
  await lost.close()
  return {
    ...outcome,
    closed: told(await client(getMe())()),
    errors: errors.length,
    leaks: errors.filter((error) => holdsToken(error)).map(String),
    finds: holdsToken(new Error('', { cause: [{ text }] })),
  }
}

/** The upload: every byte, and more than one chunk of a stream. */
export const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251)

// private

// A call of an invented method, which the server knows.
const plain = (method: string): Call<true> => ({ method, params: {}, result: t.literal(true) })

const rejection = async (opening: ReturnType<ReturnType<typeof download>>): Promise<unknown> => {
  const opened = await opening()
  if (E.isLeft(opened)) return opened.left
  const reader = opened.right.stream.getReader()
  try {
    while (!(await reader.read()).done);
    return 'The stream did not break off.'
  } catch (cause) {
    return cause
  }
}

// Whether the token or its secret half is in any text that can be reached.
const holdsToken = (u: unknown, seen = new Set<unknown>()): boolean => {
  if (typeof u === 'string') return u.includes(secret)
  if (typeof u !== 'object' || u === null || seen.has(u)) return false
  seen.add(u)
  return (
    String(u).includes(secret) ||
    Reflect.ownKeys(u).some((key) => holdsToken(String(key), seen) || holdsToken(Reflect.get(u, key), seen))
  )
}

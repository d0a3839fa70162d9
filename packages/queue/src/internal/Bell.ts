// Wakes a worker when it has something to do. A Redis command waits for that, on a connection of its own.

import { type Clock, type Millis, within } from '@pipegram/core/Clock'
import { hold, openRedis, type RedisOptions, type RedisSource } from '@pipegram/storage/RedisServer'
import type { IO } from 'fp-ts/lib/IO.js'

// How long the command waits, in s, and how long its answer may take.
const waitTime = 5
const answerTime: Millis = 10_000

// The time between two tries to connect. Without a bell, a worker looks every quarter of its lease.
const pauseTime: Millis = 500

// constructors

/** Calls `ring` whenever the list at the key gets an item, until the signal is aborted. */
export const listen = async (
  options: RedisOptions<RedisSource>,
  clock: Clock,
  key: string,
  ring: IO<void>,
  signal: AbortSignal,
): Promise<void> => {
  const connection = hold(
    () => openRedis(options),
    ({ close }) => close(),
  )
  const end = (): void => void connection.end()
  signal.addEventListener('abort', end)
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    const rung = await wait(connection, clock, key)
    if (isOver()) break
    if (rung === 'away') {
      await connection.end()
      await clock.sleep(pauseTime, signal)()
    }
    if (rung !== 'silent') ring()
  }
  signal.removeEventListener('abort', end)
  await connection.end()
}

// private

const wait = async (
  connection: ReturnType<typeof hold<Awaited<ReturnType<typeof openRedis>>>>,
  clock: Clock,
  key: string,
): Promise<'rung' | 'silent' | 'away'> => {
  try {
    const { send } = await connection.get()
    const answer = await within(clock, answerTime)(send(['BLPOP', key, String(waitTime)]))()
    return answer === undefined ? 'away' : answer === null ? 'silent' : 'rung'
  } catch {
    return 'away'
  }
}

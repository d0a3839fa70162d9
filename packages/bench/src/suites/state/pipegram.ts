import { DatabaseSync } from 'node:sqlite'
import { use } from '@pipegram/compose/Chain'
import { handle } from '@pipegram/compose/Handler'
import { pipeline } from '@pipegram/compose/Pipeline'
import { session } from '@pipegram/compose/Session'
import type { Interpreter } from '@pipegram/core/Call'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { redisStore, sqliteStore } from 'pipegram/storage'
import { createClient, type RedisClientType } from 'redis'
import { me } from '../dispatch/Task.ts'
import { sumIn, sumOn, type Make } from './Task.ts'

export const make: Make = async (place) => {
  const { store, sum, close } = place.startsWith('redis:') ? await onRedis(place) : inFile(place)
  const bot = pipeline(
    use(session({ per: 'user', store, codec: t.type({ n: t.number }), initial: { n: 0 } })),
    handle(({ session: count }) => count.change(({ n }) => ({ n: n + 1 }))),
  )
  const { signal } = new AbortController()
  const call: Interpreter = (request) => TE.left({ _tag: 'Aborted', method: request.method })
  return { handle: (update) => bot({ update, call, me, signal })(), sum, close }
}

// private

const inFile = (path: string) => {
  const store = sqliteStore(path, { survives: 'kill' })
  const db = new DatabaseSync(path, { readOnly: true })
  return {
    store,
    sum: async () => sumIn(db, "select sum(json_extract(value, '$[1].n')) as n from pipegram_store"),
    close: async () => {
      db.close()
      await store.close()
    },
  }
}

const onRedis = async (url: string) => {
  const store = redisStore({ url })
  const client: RedisClientType = createClient({ url })
  await client.connect()
  return {
    store,
    sum: () => sumOn(client, (key) => client.hGet(key, 'v')),
    close: async () => {
      client.destroy()
      await store.close()
    },
  }
}

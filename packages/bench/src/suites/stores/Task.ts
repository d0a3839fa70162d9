// The work of every subject of `state-stores`: values that are read, or compared and set.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store, Version } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import {
  fileStore,
  makeMemoryStore,
  natsStore,
  postgresStore,
  redisStore,
  sqliteStore,
} from 'pipegram/storage'
import {
  postgresPrograms,
  programOf,
  startNats,
  startPostgres,
  type Server,
} from '../../../../storage/test/Servers.ts'
import { rateAtOnce } from '../../Meter.ts'
import { incapable, type Prepare } from '../../Suite.ts'
import { redisFor } from '../state/Task.ts'

// model

export const storeNames = [
  'memory',
  'SQLite',
  'SQLite, kill',
  'JSON file',
  'Postgres',
  'Redis',
  'NATS',
] as const

export type StoreName = (typeof storeNames)[number]

interface OpenStore extends Store {
  readonly close?: () => Promise<void>
}

/** A store, and its server. */
interface Opened {
  readonly store: OpenStore
  readonly server?: Server
}

// constructors

/** Measures a store, and checks that each operation did what it was asked to do. */
export const prepareStore =
  (name: StoreName): Prepare =>
  async (run) => {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-bench-'))
    const { store, server } = await openings[name](folder)
    const versions: Array<Version> = []
    for (const key of keys) versions.push(done(await store.set(key, value, undefined)()))
    let at = 0
    const read = async (): Promise<void> => {
      const found = done(await store.get(keys[at++ % keys.length] ?? '')())
      if (found?.value !== value) throw new Error('A read did not give what was written.')
    }
    const write = async (): Promise<void> => {
      const place = at++ % keys.length
      versions[place] = done(await store.set(keys[place] ?? '', value, versions[place])())
    }
    return {
      measure: async ({ ms }) => {
        const atOnce = run.endsWith('100 at once') ? 100 : 1
        const { perSecond } = await rateAtOnce(ms, atOnce, run.startsWith('reads') ? read : write)
        return [perSecond]
      },
      close: async () => {
        await store.close?.()
        await server?.stop()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }

// private

const keys = Array.from({ length: 1_000 }, (_, i) => `user ${i} session 1 session`)

const value = JSON.stringify([1, { text: 'x'.repeat(85) }])

const openings: Readonly<Record<StoreName, (folder: string) => Promise<Opened>>> = {
  memory: async () => ({ store: makeMemoryStore() }),
  SQLite: async (folder) => ({ store: sqliteStore(join(folder, 'bot.db')) }),
  'SQLite, kill': async (folder) => ({ store: sqliteStore(join(folder, 'bot.db'), { survives: 'kill' }) }),
  'JSON file': async (folder) => ({ store: fileStore(join(folder, 'bot.json')) }),
  Postgres: async () => {
    if (postgresPrograms === undefined) throw incapable('no initdb is installed')
    const server = await startPostgres(postgresPrograms, '-c', 'fsync=on')
    return { store: postgresStore({ url: server.url }), server }
  },
  Redis: async () => {
    const server = await redisFor('the store')
    return { store: redisStore({ url: server.url }), server }
  },
  NATS: async () => {
    const program = programOf('nats-server')
    if (program === undefined) throw incapable('no nats-server is installed')
    const server = await startNats(program)
    return { store: natsStore({ url: server.url }), server }
  },
}

const done = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(`An operation failed: ${JSON.stringify(result.left)}`)
  return result.right
}

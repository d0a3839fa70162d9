// A store in a key-value bucket of NATS JetStream.

import type { KV } from '@nats-io/kv'
import type { NatsConnection } from '@nats-io/transport-node'
import { system, type Clock } from '@pipegram/core/Clock'
import type { StoreEntry, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { ClosableStore } from './ClosableStore.ts'
import { keyOf, nameOf } from './internal/Name.ts'
import { driver, exportsOf } from './internal/Remote.ts'
import { hold, isOutdated, makeNatsServer, type NatsOptions, type NatsServer } from './NatsServer.ts'

// model

/** Options of `natsStore`. */
export interface NatsStoreOptions extends NatsOptions {
  /** The name of the bucket: letters, digits, `_` and `-`. Default: `pipegram`. */
  readonly bucket?: string
  /** When the bucket is created: how many servers of a cluster keep it, 1–5. Default: 1. */
  readonly replicas?: number
  /**
   * The clock by which values expire. The clocks of all machines must agree. Default: the machine's clock.
   */
  readonly clock?: Clock
}

// constructors

/**
 * A store in a bucket, for any number of processes and machines. The first operation creates the bucket if it
 * does not exist. A value can be as long as a message of the server: 1 MB by default. The server keeps the
 * mark of a removed key, and an expired value until its key is written again. You install the drivers:
 * `@nats-io/transport-node` and `@nats-io/kv`.
 *
 * @example
 *   import { natsStore } from '@pipegram/storage/NatsStore'
 *
 *   const store = natsStore({ url: 'nats://127.0.0.1:4222' })
 *   await store.close()
 */
export const natsStore = (options: NatsStoreOptions): ClosableStore => {
  const { clock = system } = options
  const server = makeNatsServer(options)
  const { attempt } = server
  const link = hold(
    (lost) => linkTo(server, options, lost),
    ({ connection }) => connection.close(),
  )
  const on = async <A>(run: (kv: KV) => Promise<A>): Promise<A> => {
    const { kv, whileUp } = await link.get()
    return whileUp(() => run(kv))
  }

  const lookUp = async (kv: KV, key: string): Promise<Found> => {
    const found = await kv.get(nameOf(key))
    if (found === null || found.operation !== 'PUT') return { revision: found?.revision }
    const [, until = '', value = ''] = /^(\d*)\n([^]*)$/.exec(found.string()) ?? []
    const isFresh = until === '' || Number(until) > clock.now()
    return {
      revision: found.revision,
      ...(isFresh && { entry: { value, version: String(found.revision) } }),
    }
  }

  // Writes only if the key still has the revision that was read.
  const write = (
    key: string,
    version: string | undefined,
    act: (kv: KV, revision: number | undefined) => Promise<number>,
  ) =>
    attempt(() =>
      on(async (kv): Promise<E.Either<StoreError, number>> => {
        const { revision, entry } = await lookUp(kv, key)
        if (entry?.version !== version) return E.left({ _tag: 'Outdated', key })
        try {
          return E.right(await act(kv, revision))
        } catch (cause) {
          if (isOutdated(cause)) return E.left({ _tag: 'Outdated', key })
          throw cause
        }
      }),
    )

  return {
    get: (key) => attempt(() => on(async (kv) => E.right((await lookUp(kv, key)).entry))),
    set: (key, value, version, ttl) => {
      const text = `${ttl === undefined ? '' : Math.ceil(clock.now() + ttl)}\n${value}`
      const written = write(key, version, (kv, revision) =>
        revision === undefined ? kv.create(nameOf(key), text) : kv.update(nameOf(key), text, revision),
      )
      return () => written().then(E.map(String))
    },
    remove: (key, version) => {
      const removed = write(key, version, async (kv, revision = 0) => {
        await kv.delete(nameOf(key), { previousSeq: revision })
        return revision
      })
      return () => removed().then(E.map(() => undefined))
    },
    list: (prefix) =>
      attempt(() =>
        on(async (kv) => {
          const keys: Array<string> = []
          for await (const name of await kv.keys()) {
            const key = keyOf(name)
            if (key.startsWith(prefix) && (await lookUp(kv, key)).entry !== undefined) keys.push(key)
          }
          return E.right({ keys })
        }),
      ),
    close: link.end,
  }
}

// private

interface Found {
  readonly revision: number | undefined
  readonly entry?: StoreEntry
}

// A connection, and the bucket. The driver connects again after a loss.
interface Link {
  readonly connection: NatsConnection
  readonly kv: KV
  /**
   * Runs an operation. It fails when the connection breaks: the driver would wait for the next connection.
   */
  readonly whileUp: WhileUp
}

type WhileUp = <A>(run: () => Promise<A>) => Promise<A>

const linkTo = async (
  server: NatsServer,
  { bucket = 'pipegram', replicas = 1 }: NatsStoreOptions,
  lost: () => void,
): Promise<Link> => {
  const connection = await server.connect(async (way) =>
    exportsOf(await import('@nats-io/transport-node'), 'connect').connect(way),
  )
  try {
    const { Kvm } = await driver('nats', async () => exportsOf(await import('@nats-io/kv'), 'Kvm'))
    const kv = await new Kvm(connection).create(bucket, { history: 1, replicas })
    // The driver ends the connection for good if the server refuses it twice.
    void connection.closed().then(lost)
    return { connection, kv, whileUp: watched(connection) }
  } catch (cause) {
    await connection.close()
    throw cause
  }
}

const watched = (connection: NatsConnection): WhileUp => {
  // The functions that end the running operations.
  const ends = new Set<(cause: Error) => void>()
  let isUp = true
  const away = (): Error => Object.assign(new Error('away'), { code: 'is away' })
  const watch = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (type === 'reconnect') isUp = true
      if (type !== 'disconnect') continue
      isUp = false
      for (const end of ends) end(away())
    }
  }
  void watch()
  return async <A>(run: () => Promise<A>): Promise<A> => {
    if (!isUp) throw away()
    const { promise, resolve, reject } = Promise.withResolvers<A>()
    ends.add(reject)
    run().then(resolve, reject)
    return promise.finally(() => ends.delete(reject))
  }
}

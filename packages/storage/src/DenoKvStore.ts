// A store in a Deno KV. It uses the atomic operations of Deno.
// https://docs.deno.com/api/deno/~/Deno.Kv

import { system, type Clock } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { Store, StoreEntry, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { makeAttempt } from './internal/Remote.ts'

// model

/** A key of a Deno KV. */
export type DenoKey = Array<string>

/** The part of `Deno.Kv` that the store needs. */
export interface DenoKv {
  readonly get: (key: DenoKey) => Promise<{ readonly value: unknown; readonly versionstamp: string | null }>
  readonly list: (
    range: { readonly start: DenoKey; readonly end: DenoKey },
    options: { readonly limit: number },
  ) => AsyncIterable<{ readonly key: ReadonlyArray<unknown>; readonly value: unknown }>
  readonly atomic: () => DenoAtomic
}

/** The part of `Deno.AtomicOperation` that the store needs. */
export interface DenoAtomic {
  readonly check: (check: { readonly key: DenoKey; readonly versionstamp: string | null }) => DenoAtomic
  readonly set: (key: DenoKey, value: unknown, options: { readonly expireIn?: number }) => DenoAtomic
  readonly delete: (key: DenoKey) => DenoAtomic
  readonly commit: () => Promise<{ readonly ok: boolean; readonly versionstamp?: string }>
}

/** Options of `denoKvStore`. */
export interface DenoKvStoreOptions {
  /** The first part of each key. Default: `pipegram`. */
  readonly prefix?: string
  /**
   * The clock by which values expire. The clocks of all machines must agree. Default: the machine's clock.
   */
  readonly clock?: Clock
}

// constructors

/**
 * A store in the result of `Deno.openKv()`, for any number of processes. Deno allows 64 KB for a value:
 * 60,000 Latin letters, or 30,000 other characters. A longer value fails as `Unavailable`.
 *
 * @example
 *   import { denoKvStore, type DenoKv } from '@pipegram/storage/DenoKvStore'
 *
 *   const storeOf = async (deno: { readonly openKv: () => Promise<DenoKv> }) =>
 *     denoKvStore(await deno.openKv())
 */
export const denoKvStore = (
  kv: DenoKv,
  { prefix = 'pipegram', clock = system }: DenoKvStoreOptions = {},
): Required<Store> => {
  const attempt = patient(makeAttempt('The Deno KV', {}, sentences))
  const at = (key: string): DenoKey => [prefix, key]
  const freshOf = (stored: unknown): string | undefined => {
    const decoded = StoredValue.decode(stored)
    if (E.isLeft(decoded)) return undefined
    const [value, until] = decoded.right
    // Deno removes a value some time after its end.
    return until === null || until > clock.now() ? value : undefined
  }
  const lookUp = async (key: string): Promise<Found> => {
    const { value: stored, versionstamp } = await kv.get(at(key))
    const value = versionstamp === null ? undefined : freshOf(stored)
    return value === undefined || versionstamp === null
      ? { versionstamp }
      : { versionstamp, entry: { value, version: versionstamp } }
  }
  const write = (key: string, version: string | undefined, act: (operation: DenoAtomic) => DenoAtomic) =>
    attempt(async (): Promise<E.Either<StoreError, string>> => {
      const { versionstamp, entry } = await lookUp(key)
      if (entry?.version !== version) return E.left({ _tag: 'Outdated', key })
      const written = await act(kv.atomic().check({ key: at(key), versionstamp })).commit()
      return written.ok ? E.right(written.versionstamp ?? '') : E.left({ _tag: 'Outdated', key })
    })

  return {
    get: (key) => attempt(async () => E.right((await lookUp(key)).entry)),
    set: (key, value, version, ttl) =>
      write(key, version, (operation) =>
        operation.set(at(key), [value, ttl === undefined ? null : clock.now() + ttl], {
          ...defined({ expireIn: ttl && Math.ceil(ttl) }),
        }),
      ),
    remove: (key, version) =>
      pipe(
        write(key, version, (operation) => operation.delete(at(key))),
        TE.map(() => undefined),
      ),
    list: (start, from) =>
      attempt(async () => {
        const range = {
          start: at(from === undefined ? start : `${from}\u0000`),
          end: at(`${start}\u{10ffff}`),
        }
        const keys: Array<string> = []
        let last: string | undefined
        let count = 0
        for await (const { key, value } of kv.list(range, { limit: pageSize })) {
          last = String(key[1])
          count += 1
          if (freshOf(value) !== undefined) keys.push(last)
        }
        return E.right({ keys, ...(count === pageSize && defined({ next: last })) })
      }),
  }
}

// private

// The error of Deno while another process writes to the file. Then nothing was written.
const busy = 'database is locked'

const mostTries = 200

const patient =
  (attempt: ReturnType<typeof makeAttempt>): typeof attempt =>
  (run) =>
    attempt(async () => {
      for (let tries = 1; ; tries++)
        try {
          return await run()
        } catch (cause) {
          if (!(cause instanceof Error) || cause.message !== busy || tries >= mostTries) throw cause
          await system.sleep(1 + Math.random() * 40)()
        }
    })

interface Found {
  /** `null` for a key without a value. */
  readonly versionstamp: string | null
  readonly entry?: StoreEntry
}

const StoredValue = /* @__PURE__ */ t.tuple([t.string, /* @__PURE__ */ t.union([t.number, t.null])])

const pageSize = 500

const sentences = new Map([
  ['Value too large (max 65536 bytes)', 'does not take a value of this size.'],
  [busy, 'is busy: another process has been writing to it for seconds.'],
])

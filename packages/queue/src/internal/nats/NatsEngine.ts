// The streams of a bot's inbox in NATS: a stream of the updates, a bucket of the owners of the partitions,
// and a bucket of the parked updates.

import type { JetStreamClient, JetStreamManager, StreamInfo } from '@nats-io/jetstream'
import type { KV, KvEntry } from '@nats-io/kv'
import type { NatsConnection } from '@nats-io/transport-node'
import type { Clock, Millis } from '@pipegram/core/Clock'
import { exportsOf, hold, type NatsServer } from '@pipegram/storage/NatsServer'
import { closed, type InboxError, unavailable, unusable } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

// model

export interface NatsSettings {
  readonly server: NatsServer
  readonly bot: number
  /** The beginning of the stream names. */
  readonly prefix: string
  readonly lease: Millis
  readonly most: number
  /** How long the stream keeps an update and remembers its id. */
  readonly keep: Millis
  /** How many servers of a cluster keep each update. */
  readonly replicas: number
  readonly clock: Clock
  /** The time by which leases end. Default: the time of the server. */
  readonly time?: () => Millis
}

/** An open connection, and the streams and buckets on it. */
export interface NatsLink {
  readonly connection: NatsConnection
  readonly js: JetStreamClient
  readonly jsm: JetStreamManager
  readonly owners: Bucket
  readonly parked: Bucket
}

/** A bucket, and its name. */
export interface Bucket extends Pick<KV, 'get' | 'put' | 'delete'> {
  readonly name: string
}

export interface NatsEngine {
  readonly settings: NatsSettings
  /** The name of the stream, and the beginning of its subjects. */
  readonly stream: string
  readonly subject: string
  /** Opens the streams, once. Rejects if the server is away; `attempt` returns an `InboxError` instead. */
  readonly link: () => Promise<NatsLink>
  /** Runs an operation. Fails once as `Unavailable` if the server has lost its data. */
  readonly attempt: <A>(
    run: (link: NatsLink) => Promise<E.Either<InboxError, A>>,
  ) => TaskEither<InboxError, A>
  /** The present facts of the stream. Rejects while a cluster elects the leader of the stream. */
  readonly info: () => Promise<StreamInfo>
  /** Wakes all workers. */
  readonly ring: IO<void>
  /** Calls `onBell` at each ring and `onReturn` at each reconnection, until the result is called. */
  readonly listen: (onBell: IO<void>, onReturn: IO<void>) => IO<void>
  readonly close: Task<void>
}

/** The number of partitions. All updates of one lane are in one partition. */
export const partitions = 8

/** The version of the stream format. A release that changes the format adds one. */
export const format = 1

const ns = 1_000_000

/** How long an answer may take: short enough that a lease survives some answers that a restart loses. */
export const answerTime = ({ lease }: NatsSettings): Millis => Math.min(5_000, Math.max(500, lease / 4))

// constructors

/** Connects at the first use. */
export const makeNatsEngine = (settings: NatsSettings): NatsEngine => {
  const { server, prefix, bot } = settings
  const stream = `${prefix}-${bot}`
  const subject = `${prefix}.${bot}`
  const bells = new Set<IO<void>>()
  const returns = new Set<IO<void>>()
  const connection = hold(
    async () => {
      const made = await server.connect(async (way) =>
        exportsOf(await import('@nats-io/transport-node'), 'connect').connect(way),
      )
      made.subscribe(`${subject}.bell`, { callback: () => callAll(bells) })
      void followed(made, () => callAll(returns))
      return made
    },
    (made) => made.close(),
  )
  let found: Promise<E.Either<InboxError, NatsLink>> | undefined
  let isClosed = false
  const make = async (): Promise<E.Either<InboxError, NatsLink>> =>
    openStreams(settings, await connection.get(), stream, subject)
  const find = (): Promise<E.Either<InboxError, NatsLink>> => {
    found ??= make()
      .then((made) => {
        if (E.isLeft(made)) found = undefined
        return made
      })
      .catch((cause: unknown) => {
        found = undefined
        throw cause
      })
    return found
  }
  const link = async (): Promise<NatsLink> => {
    if (isClosed) throw new Error(closed.reason)
    const made = await find()
    if (E.isLeft(made)) throw new Error(made.left.reason)
    return made.right
  }
  return {
    settings,
    stream,
    subject,
    link,
    attempt: (run) =>
      server.attempt(async () => {
        if (isClosed) return E.left(closed)
        const made = await find()
        if (E.isLeft(made)) return made
        try {
          return await run(made.right)
        } catch (cause) {
          if (isTimeout(cause) || (await isThere(made.right, stream))) throw cause
          found = undefined
          return E.left(
            unavailable(
              `${server.name} has lost its data. Updates that it had taken and that were not handled are ` +
                'lost. Give it a folder that stays, with -sd.',
            ),
          )
        }
      }),
    info: async () => infoOf((await link()).jsm, stream),
    ring: () => {
      if (isClosed) return
      // A worker that misses the bell looks by itself later.
      void connection
        .get()
        .then((made) => made.publish(`${subject}.bell`))
        .catch(() => undefined)
    },
    listen: (onBell, onReturn) => {
      bells.add(onBell)
      returns.add(onReturn)
      return () => {
        bells.delete(onBell)
        returns.delete(onReturn)
      }
    },
    close: async () => {
      isClosed = true
      found = undefined
      await connection.end()
    },
  }
}

// destructors

/** The partition of a lane. */
export const partitionOf = (lane: string): number => {
  // FNV-1a, which spreads short names well.
  let hash = 2_166_136_261
  for (let i = 0; i < lane.length; i++) hash = Math.imul(hash ^ lane.charCodeAt(i), 16_777_619)
  return (hash >>> 0) % partitions
}

/** When an entry of a bucket was written, by the clock of the server. */
export const writtenAt = ({ time }: NatsSettings, entry: KvEntry): Millis =>
  time === undefined ? entry.created.getTime() : Number(recordIn(entry.string())['at'])

/** The time that an entry must have if the time does not come from the server. */
export const stamp = ({ time }: NatsSettings): { readonly at?: Millis } =>
  time === undefined ? {} : { at: time() }

/** The object in a JSON text; empty if the text has no object. */
export const recordIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
  } catch {
    return {}
  }
}

/**
 * The entries of a bucket under some keys, with the marks of deleted ones. It does not use the listings of
 * the driver, which may wait long if a value changes at the same time.
 */
export const entriesIn = async (
  { jsm }: NatsLink,
  bucket: Bucket,
  filter: string,
): Promise<ReadonlyArray<KvEntry>> => {
  const begin = `$KV.${bucket.name}.`
  const { state } = await infoOf(jsm, `KV_${bucket.name}`, { subjects_filter: begin + filter })
  const keys = Object.keys(state.subjects ?? {}).map((subject) => subject.slice(begin.length))
  const entries: Array<KvEntry> = []
  for (let i = 0; i < keys.length; i += together)
    for (const entry of await Promise.all(keys.slice(i, i + together).map((key) => bucket.get(key))))
      if (entry !== null) entries.push(entry)
  return entries
}

/** Erases the mark that a deleted entry leaves. */
export const eraseMark = async (
  { jsm }: NatsLink,
  { name }: Bucket,
  { revision }: KvEntry,
): Promise<void> => {
  await jsm.streams.deleteMessage(`KV_${name}`, revision).catch(() => undefined)
}

// private

// How many values are read at a time.
const together = 256

const bucketOf = (name: string, kv: KV): Bucket => ({
  name,
  get: (key) => kv.get(key),
  put: (key, value, options) => kv.put(key, value, options),
  delete: (key, options) => kv.delete(key, options),
})

const callAll = (listeners: ReadonlySet<IO<void>>): void => {
  for (const each of listeners) each()
}

const followed = async (connection: NatsConnection, onReturn: IO<void>): Promise<void> => {
  for await (const { type } of connection.status()) if (type === 'reconnect') onReturn()
}

const isTimeout = (cause: unknown): boolean => cause instanceof Error && cause.name === 'TimeoutError'

const infoOf = async (
  { streams }: JetStreamManager,
  ...asked: Parameters<JetStreamManager['streams']['info']>
): Promise<StreamInfo> => {
  const found = await streams.info(...asked)
  // Without a leader, a server of a cluster answers from its own data, which may be old.
  if (found.cluster !== undefined && (found.cluster.leader ?? '') === '')
    throw Object.assign(new Error('leader'), { code: 'no leader' })
  return found
}

const isThere = async ({ jsm }: NatsLink, stream: string): Promise<boolean> => {
  try {
    await jsm.streams.info(stream)
    return true
  } catch (cause) {
    return !(cause instanceof Error && cause.name === 'StreamNotFoundError')
  }
}

const openStreams = async (
  settings: NatsSettings,
  connection: NatsConnection,
  stream: string,
  subject: string,
): Promise<E.Either<InboxError, NatsLink>> => {
  const { server, keep, replicas } = settings
  const timeout = answerTime(settings)
  const { jetstream, jetstreamManager } = exportsOf(await import('@nats-io/jetstream'), 'jetstream')
  const { Kvm } = exportsOf(await import('@nats-io/kv'), 'Kvm')
  const js = jetstream(connection, { timeout })
  const jsm = await jetstreamManager(connection, { timeout })
  const subjects = [`${subject}.in.*`, `${subject}.fault`]
  const config = {
    ...({ name: stream, subjects, retention: 'limits', discard: 'new', storage: 'file' } as const),
    ...{ num_replicas: replicas, max_age: keep * ns, duplicate_window: keep * ns, allow_direct: true },
  }
  const kvm = new Kvm(js)
  // Only the leader of a cluster answers: a follower may not have the last value yet.
  const open = async (name: string): Promise<Bucket> =>
    bucketOf(name, await kvm.create(name, { history: 1, replicas, allow_direct: false }))
  const owners = await open(`${stream}-owners`)
  const known = await owners.get('format')
  if (known !== null && Number(known.string()) > format)
    return E.left(unusable(`${server.name} holds an inbox of a newer release of pipegram: update this one.`))
  if (known === null) await owners.put('format', String(format))
  const parked = await open(`${stream}-parked`)
  const { config: made } = await jsm.streams.info(stream).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'StreamNotFoundError') return jsm.streams.add(config)
    throw cause
  })
  return subjects.every((each) => made.subjects.includes(each)) && made.retention === 'limits'
    ? E.right({ connection, js, jsm, owners, parked })
    : E.left(unusable(`The stream ${stream} of ${server.name} is no inbox: give another prefix.`))
}

// A store in a table of Postgres.

import { defined } from '@pipegram/core/Defined'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type { ClosableStore } from './ClosableStore.ts'
import {
  addressOf,
  closedIt,
  driver,
  isLocal,
  hold,
  limitOf,
  lookAtIt,
  makeAttempt,
  serverName,
  silent,
  speaksNoTls,
  type ServerOptions,
} from './internal/Remote.ts'

// model

/** The part of a client that the store needs. `Pool` and `Client` of `pg` have it, and other clients, too. */
export interface PostgresClient {
  readonly query: (
    text: string,
    values: Array<unknown>,
  ) => Promise<{ readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>> }>
}

/** The address of a server, or a client that you have made. You set up the TLS of your client. */
export type PostgresStoreOptions = ServerOptions & {
  /** The certificates of the authority that signed the server's, in PEM. Default: those that Node trusts. */
  readonly ca?: string
} & (
    | { readonly url: string; readonly client?: never }
    | { readonly client: PostgresClient; readonly url?: never }
  )

// constructors

/**
 * A store in the table `pipegram_store`, for any number of processes and machines. The first operation
 * creates the table if it does not exist. Values expire by the clock of the server. You install the driver:
 * `pg`.
 *
 * @example
 *   import { postgresStore } from '@pipegram/storage/PostgresStore'
 *
 *   const store = postgresStore({ url: 'postgres://bot:secret@127.0.0.1/bot' })
 *   await store.close()
 */
export const postgresStore = (options: PostgresStoreOptions): ClosableStore => {
  const url = options.url === undefined ? undefined : checked(options.url, options)
  const attempt = makeAttempt(serverName('Postgres', url, options.client), options, sentences)
  const pool = hold(
    () => poolOf(url ?? new URL(options.url ?? ''), options),
    (made) => made.end(),
  )
  const ready = hold(async () =>
    prepared(options.client === undefined ? await pool.get() : lent(options.client)),
  )
  const rowsOf = async (text: string, values: Array<unknown>) =>
    (await (await ready.get()).query(text, values)).rows

  return {
    get: (key) =>
      attempt(async () => {
        const [row] = await rowsOf(sql.get, [escape(key)])
        return E.right(row && { value: unescape(String(row['value'])), version: String(row['version']) })
      }),
    set: (key, value, version, ttl) =>
      attempt(async () => {
        const [row] = await rowsOf(version === undefined ? sql.add : sql.replace, [
          escape(key),
          escape(value),
          ttl ?? null,
          ...(version === undefined ? [] : [version]),
        ])
        return row === undefined ? E.left(outdated(key)) : E.right(String(row['version']))
      }),
    remove: (key, version) =>
      attempt(async () => {
        const rows = await rowsOf(sql.remove, [escape(key), version])
        return rows.length === 0 ? E.left(outdated(key)) : E.right(undefined)
      }),
    list: (prefix, from = '') =>
      attempt(async () => {
        const rows = await rowsOf(sql.list, [escape(prefix), from])
        const stored = rows.map(({ key }) => String(key))
        return E.right({
          keys: stored.map(unescape),
          ...(stored.length === pageSize && defined({ next: stored.at(-1) })),
        })
      }),
    close: async () => {
      await ready.end()
      await pool.end()
    },
  }
}

// private

const pageSize = 1_000

const outdated = (key: string): StoreError => ({ _tag: 'Outdated', key })

const checked = (address: string, options: ServerOptions): URL =>
  addressOf(address, options, {
    kind: 'Postgres',
    protocols: ['postgres:', 'postgresql:'],
    // The TLS of the driver comes from its options, not from the address.
    isEncrypted: () => true,
    advice: 'Write postgres://user:password@host/database.',
  })

// A `Client` of `pg` has a `processID`, and its next release takes only one query at a time.
const lent = (client: PostgresClient): PostgresClient => ('processID' in client ? inTurn(client) : client)

const inTurn = (client: PostgresClient): PostgresClient => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query: (text, values) => {
      const next = last.then(() => client.query(text, values))
      last = next.catch(() => undefined)
      return next
    },
  }
}

interface Pool extends PostgresClient {
  readonly end: () => Promise<void>
}

const poolOf = async (url: URL, { ca, insecure, ...options }: PostgresStoreOptions): Promise<Pool> => {
  const { default: pg } = await driver('pg', () => import('pg'))
  const isPlain = insecure === 'no TLS' || isLocal(url.hostname)
  const pool = new pg.Pool({
    connectionString: withoutTls(url),
    // A connection that does not answer is ended, and replaced by another one.
    connectionTimeoutMillis: limitOf(options),
    query_timeout: limitOf(options),
    ...(!isPlain && { ssl: { rejectUnauthorized: true, ...defined({ ca }) } }),
  })
  // The pool reports an idle connection that is lost. The next query makes a new one.
  return pool.on('error', () => undefined)
}

// TLS options in an address would replace ours, and some of them do not check the certificate.
const withoutTls = (url: URL): string => {
  const copy = new URL(url)
  for (const name of ['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey', 'uselibpqcompat'])
    copy.searchParams.delete(name)
  return copy.href
}

// A text of Postgres cannot have a zero byte.
const escape = (text: string): string =>
  text.startsWith('\u0001') || text.includes('\u0000')
    ? `\u0001${text.replaceAll('\u0001', '\u0001\u0001').replaceAll('\u0000', '\u0001\u0002')}`
    : text

const unescape = (text: string): string =>
  text.startsWith('\u0001')
    ? text
        .slice(1)
        .replaceAll(/\u0001([\u0001\u0002])/g, (_, mark) => (mark === '\u0002' ? '\u0000' : '\u0001'))
    : text

// A database user without the right to create tables can use an existing one.
const prepared = async (client: PostgresClient): Promise<PostgresClient> => {
  const { rows } = await client.query("select to_regclass('pipegram_store') is not null as found", [])
  if (rows[0]?.['found'] !== true) await client.query(sql.make, [])
  return client
}

const fresh = '(until is null or until > clock_timestamp())'
const until = "clock_timestamp() + $3::bigint * interval '1 millisecond'"

const sql = {
  // The lock prevents that two processes that start at the same time create the table twice.
  make: `
    do $$ begin
      perform pg_advisory_xact_lock(7074537);
      create sequence if not exists pipegram_store_versions;
      create table if not exists pipegram_store (
        key text collate "C" primary key, value text not null, version bigint not null, until timestamptz
      );
      create index if not exists pipegram_store_until on pipegram_store (until) where until is not null;
    end $$
  `,
  get: `select value, version from pipegram_store where key = $1 and ${fresh}`,
  add: `
    insert into pipegram_store (key, value, version, until)
    values ($1, $2, nextval('pipegram_store_versions'), ${until})
    on conflict (key) do update
    set value = excluded.value, version = excluded.version, until = excluded.until
    where not (pipegram_store.until is null or pipegram_store.until > clock_timestamp())
    returning version
  `,
  replace: `
    with swept as (
      delete from pipegram_store where key in (
        select key from pipegram_store where until <= clock_timestamp() limit 4 for update skip locked
      ) and key <> $1
    )
    update pipegram_store set value = $2, version = nextval('pipegram_store_versions'), until = ${until}
    where key = $1 and version::text = $4 and ${fresh}
    returning version
  `,
  remove: `delete from pipegram_store where key = $1 and version::text = $2 and ${fresh} returning key`,
  list: `
    select key from pipegram_store where key >= $1 and starts_with(key, $1) and key > $2 and ${fresh}
    order by key limit ${pageSize}
  `,
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const sentences = new Map([
  ['The server does not support SSL connections', speaksNoTls],
  ['28P01', 'refuses the user or the password of the address.'],
  ['28000', 'refuses the user of the address: see pg_hba.conf.'],
  ['3D000', 'has no database of this name: make it, or correct the address.'],
  ['42501', 'gives this user too few rights: see the SQL in the documentation of the store.'],
  ['53100', 'has no room on its disk.'],
  ['53300', 'has too many connections: raise max_connections, or run fewer processes.'],
  ['57P01', `was stopped. ${lookAtIt}`],
  ['57P02', `has ended all connections, since a process of it died. ${lookAtIt}`],
  ['57P03', 'is starting or stopping. It answers when it has started.'],
  ['25006', 'is read-only: give the address of the primary.'],
  // Errors of the driver, which have no code.
  ['Connection terminated unexpectedly', closedIt],
  ['Connection terminated', closedIt],
  ['Connection terminated due to connection timeout', silent],
  ['timeout exceeded when trying to connect', silent],
  ['Query read timeout', silent],
  ['Client has encountered a connection error and is not queryable', closedIt],
  ['Client was closed and is not queryable', 'is no longer connected: the client was ended.'],
  ['Cannot use a pool after calling end on the pool', 'is no longer connected: the pool was ended.'],
])

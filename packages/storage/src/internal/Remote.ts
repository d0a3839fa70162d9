// What all stores on servers share: safe addresses, a time limit for every operation, and errors without a
// password.

import { system, within, type Clock, type Millis } from '@pipegram/core/Clock'
import { toMillis, type Duration } from '@pipegram/core/Duration'
import type { StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

// model

/** The options of a store on a server. */
export interface ServerOptions {
  /**
   * Allows an address beyond this machine without TLS. Then others on the network can read and change the
   * values and the password. Default: TLS only, and the certificate is checked.
   */
  readonly insecure?: 'no TLS'
  /** How long an operation may take. After that, it fails as `Unavailable`. Default: `10s`. */
  readonly timeout?: Duration
}

/** A server that did not do what it was asked to do. The reason is a sentence. */
export type Unavailable = Extract<StoreError, { readonly _tag: 'Unavailable' }>

/** The form of the addresses of one kind of store. */
export interface AddressRule {
  readonly kind: string
  readonly protocols: ReadonlyArray<string>
  readonly isEncrypted: (url: URL) => boolean
  /** A sentence that shows a good address. */
  readonly advice: string
}

// constructors

/**
 * Reads an address. Throws a `TypeError` if it is wrong, or if it leads beyond this machine without TLS. The
 * message is a sentence without the password.
 */
export const addressOf = (address: string, { insecure }: ServerOptions, rule: AddressRule): URL => {
  const { kind, protocols, isEncrypted, advice } = rule
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !protocols.includes(url.protocol))
    throw new TypeError(`This is no address of a ${kind} store. ${advice}`)
  if (isLocal(url.hostname) || isEncrypted(url) || insecure === 'no TLS') return url
  throw new TypeError(
    `The ${kind} store at ${url.hostname} is beyond this machine, and its address has no TLS. ${advice}`,
  )
}

/** Runs the operations of a store on a server: each ends in time, and never rejects. */
export const makeAttempt = (
  name: string,
  options: ServerOptions,
  sentences: ReadonlyMap<string, string>,
  clock: Clock = system,
) => {
  const ms = limitOf(options)
  const unavailable = (reason: string) => E.left({ _tag: 'Unavailable', reason } as const)
  return <F, A>(run: () => Promise<E.Either<F, A>>): TE.TaskEither<F | Unavailable, A> =>
    async () => {
      try {
        const result = await within(clock, ms)(run())()
        return result ?? unavailable(`${name} did not answer within ${ms / 1000} s. ${lookAtIt}`)
      } catch (cause) {
        const code = codeOf(cause)
        const kind = kindOf(cause)
        const known =
          sentences.get(code) ?? network.get(code) ?? sentences.get(kind) ?? sentences.get(messageOf(cause))
        if (known !== undefined) return unavailable(`${name} ${known}`)
        const reason = `${name} failed: ${kind}${code && ` (${code})`}. See its log.`
        return isFinal(code || kind)
          ? E.left({ _tag: 'Unavailable', reason, isFinal: true } as const)
          : unavailable(reason)
      }
    }
}

/**
 * The name of a server in sentences, with host and port if its address or its client has them. It has no
 * other part of the address, and so no password.
 */
export const serverName = (kind: string, url: URL | undefined, client: unknown): string => {
  const host = url?.host ?? hostIn(client)
  return host === undefined ? kind : `${kind} at ${host}`
}

/** How long an operation may take, in milliseconds. */
export const limitOf = ({ timeout = '10s' }: ServerOptions): Millis => toMillis('timeout', timeout)

/** Waits for a result within the time limit of the options, and rejects after it. */
export const inTime = async <A>(options: ServerOptions, coming: Promise<A>): Promise<A> => {
  const boxed = coming.then((value) => ({ value }))
  const found = await within(system, limitOf(options))(boxed)()
  if (found === undefined) throw Object.assign(new Error('silent'), { code: isSilent })
  return found.value
}

/** The code of an error of `inTime`, after its limit. */
export const isSilent = 'is silent'

/** Loads the module of a driver. The error for a missing driver has a code with its own sentence. */
export const driver = async <A>(name: string, load: () => Promise<A>): Promise<A> => {
  try {
    return await load()
  } catch (cause) {
    if (codeOf(cause) !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw Object.assign(new Error(name), { code: `no ${name}` })
  }
}

/**
 * The exports of a module, one of which is `exported`. A bundler that splits its output exports CommonJS
 * modules only as `default`.
 */
export const exportsOf = <A extends object>(module: A, exported: keyof A): A => {
  const isWhole = (found: unknown): found is A =>
    typeof found === 'object' && found !== null && exported in found
  const inner: unknown = Reflect.get(module, 'default')
  return isWhole(module) || !isWhole(inner) ? module : inner
}

/** A value that is made at the first use, and ended once. If that fails, the next use makes it again. */
export interface Held<A> {
  readonly get: () => Promise<A>
  readonly end: () => Promise<void>
}

/**
 * Holds the result of `make` until `end`, or until `make` calls `lost`. Then the next use makes a new one.
 */
export const hold = <A>(
  make: (lost: () => void) => Promise<A>,
  end: (made: A) => unknown = () => undefined,
): Held<A> => {
  let found: Promise<A> | undefined
  const begin = (): Promise<A> => {
    const lost = (): void => {
      if (found === making) found = undefined
    }
    const making = make(lost).catch((cause: unknown) => {
      lost()
      throw cause
    })
    return making
  }
  return {
    get: () => (found ??= begin()),
    end: async () => {
      const last = await found?.catch(() => undefined)
      found = undefined
      if (last !== undefined) await end(last)
    },
  }
}

// guards

/** True if a host is this machine. */
export const isLocal = (host: string): boolean =>
  host === '' || host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)

// private

// Clients of `redis` have the host in `options.socket`, clients of `ioredis` and pools of `pg` in `options`,
// and clients of `pg` in themselves.
const hostIn = (client: unknown): string | undefined => {
  const options = fieldOf(client, 'options')
  for (const place of [fieldOf(options, 'socket'), options, client]) {
    const [host, port] = [fieldOf(place, 'host'), fieldOf(place, 'port')]
    if (typeof host === 'string' && /^[\w.:-]+$/.test(host) && Number(port) > 0)
      return `${host.includes(':') ? `[${host}]` : host}:${Number(port)}`
  }
  const address = fieldOf(options, 'connectionString')
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address).host : ''
  return url === '' ? undefined : url
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

// True if the server or its driver refuses the value: classes 22, 23 and 54 of Postgres, and errors of
// JavaScript.
const isFinal = (kind: string): boolean =>
  /^(?:22|23|54)[\dA-Z]{3}$|^(?:Type|Range|InvalidArgument)Error$/.test(kind)

// Some faults of drivers have neither a code nor a class. A message is only compared, and never shown.
const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : '')

// The errors of some drivers have a class of their own, but no name.
const kindOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return typeof cause
  return /^error$/i.test(cause.name) ? cause.constructor.name : cause.name
}

// An error of several attempts has the code of the last one, and some drivers wrap another error.
const codeOf = (cause: unknown): string => {
  const found: { code?: unknown; errors?: unknown; cause?: unknown } =
    typeof cause === 'object' && cause !== null ? cause : {}
  if (typeof found.code === 'string') return found.code
  if (Array.isArray(found.errors) && found.errors.length > 0) return codeOf(found.errors.at(-1))
  if (found.cause !== undefined) return codeOf(found.cause)
  // Redis says why it refuses in the first word of a reply.
  return cause instanceof Error ? (/^[A-Z]{3,}(?= )/.exec(cause.message)?.[0] ?? '') : ''
}

/** What to do about a server that gives no other reason. */
export const lookAtIt = 'See whether it runs, and what its log says.'

/** The end of a sentence about a connection that ended. */
export const closedIt = `closed the connection. ${lookAtIt}`

/** The end of a sentence about a server that does not answer. */
export const silent = `did not answer in time. ${lookAtIt}`

/** The end of a sentence about a server that was asked for TLS. */
export const speaksNoTls = 'speaks no TLS: set it up there, or give insecure.'

const checkPath = 'Check the network, its firewalls, and the address.'

const network = new Map([
  [isSilent, silent],
  ['ECONNREFUSED', 'cannot be reached: nothing listens there. Start it, or correct the address.'],
  ['ENOTFOUND', 'cannot be reached: there is no such host. Correct the address.'],
  ['EAI_AGAIN', `cannot be reached: the name of the host could not be looked up. ${checkPath}`],
  ['ETIMEDOUT', `cannot be reached: the connection timed out. ${checkPath}`],
  ['EHOSTUNREACH', `cannot be reached: there is no route to the host. ${checkPath}`],
  ['ENETUNREACH', `cannot be reached: there is no route to its network. ${checkPath}`],
  ['ECONNRESET', closedIt],
  ['EPIPE', closedIt],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'has a certificate that nobody has signed: give its certificate as ca.'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'has a certificate of an unknown authority: give that as ca.'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'has a certificate of an unknown authority: give that as ca.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'has a certificate for another host.'],
  ['CERT_HAS_EXPIRED', 'has a certificate that has expired.'],
  ['no pg', 'needs the driver: npm install pg'],
  ['no redis', 'needs the driver: npm install redis'],
  ['no nats', 'needs the drivers: npm install @nats-io/transport-node @nats-io/kv'],
])

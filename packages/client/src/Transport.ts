// Posts the payload of a method to the Bot API. It alone unwraps the token, and what leaves it is an answer or the
// system's code for why there is none: the errors of ky and of the platform hold the URL, and so the token.
// https://core.telegram.org/bots/api#making-requests

import { makeWire } from '#fetch'
import * as Secret from '@pipegram/core/Secret'
import type { Token } from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import ky from 'ky'
import type { ApiRoot } from './ApiRoot.ts'
import { codeOf } from './internal/Cause.ts'
import * as Wire from './Wire.ts'

// model

/** Connections to one server, for one bot. */
export interface Transport {
  /** Posts a payload. Fails with the system's code, such as `ECONNREFUSED`; where it says none, `NETWORK`. */
  readonly send: (method: string, payload: Wire.Payload, signal: AbortSignal) => Promise<E.Either<string, Wire.Answer>>
  /** Closes every connection at once. */
  readonly close: () => Promise<void>
}

/** What a transport is made from. */
export interface Options extends Omit<Wire.Options, 'origin'> {
  readonly token: Token
  readonly apiRoot: ApiRoot
  /** Whether the bot lives in the test environment. https://core.telegram.org/bots/webapps#using-bots-in-the-test-environment */
  readonly testEnvironment: boolean
  /** A `fetch` to use in place of the runtime's own connections. */
  readonly fetch: Wire.Fetch | undefined
}

// constructors

/** Makes a transport. To be closed. */
export const makeTransport = ({ token, apiRoot: { origin, path }, testEnvironment, fetch, ...limits }: Options): Transport => {
  const wire = fetch === undefined ? makeWire({ origin, ...limits }) : Wire.fromFetch(fetch, limits)
  const api = ky.create({
    prefix: `${origin}${path}/bot${Secret.expose(token)}${testEnvironment ? '/test' : ''}`,
    method: 'POST',
    // Limits of time, refusals and repeats are not the transport's: the client and its middlewares decide on them.
    timeout: false,
    retry: 0,
  })
  // The answer goes past ky, which sees this one: a response of the web would be made, merged and read for each call.
  const seen = new Response()
  return {
    send: async (method, payload, signal) => {
      try {
        return await new Promise((resolve, reject) => {
          const exchange = async (input: string | URL | Request): Promise<Response> => {
            const url = input instanceof Request ? input.url : String(input)
            resolve(E.right(await wire.exchange(url, payload, signal)))
            return seen
          }
          api(method, { fetch: exchange }).catch(reject)
        })
      } catch (cause) {
        return E.left(codeOf(cause))
      }
    },
    close: wire.close,
  }
}

// What the tests of the client share: a token, calls that are built by hand, and a client that closes itself.

import { type Client, type ClientOptions, makeClient } from '@pipegram/client'
import type { ApiError } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import * as Token from '@pipegram/core/Token'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

export const secret = 'AAFq9-x_Zr71mPqLcTk3VnWb8YdHsJ0uGeI'
export const text = `123456789:${secret}`

const parsed = Token.fromString(text)
if (E.isLeft(parsed)) throw new Error(parsed.left)
export const token = parsed.right

export const User = t.type({ id: t.number, is_bot: t.boolean, first_name: t.string })
export type User = t.TypeOf<typeof User>

export const me: User = { id: 123456789, is_bot: true, first_name: 'Ann' }

export const getMe: Call<User> = { method: 'getMe', params: {}, result: User }

export const upload = (params: object): Call<true> => ({
  method: 'sendDocument',
  params,
  result: t.literal(true),
  upload: true,
})

/** A client that closes at the end of its block. */
export const clientOf = (options: Omit<ClientOptions, 'token'>): Client & AsyncDisposable => {
  const client = makeClient({ token, ...options })
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() })
}

/** The error of a call that must fail. */
export const failure = async (running: Promise<E.Either<ApiError, unknown>>): Promise<ApiError> => {
  const result = await running
  if (E.isRight(result)) throw new Error(`The call succeeded: ${JSON.stringify(result.right)}`)
  return result.left
}

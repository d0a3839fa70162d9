// Sends a request to another server without changes.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { defined } from '@pipegram/core/Defined'

// model

/** The answer of the other server. */
export interface ForwardedAnswer {
  readonly status: number
  /** The type of the content. */
  readonly type: string | undefined
  readonly body: Buffer<ArrayBuffer>
}

// constructors

/**
 * Sends a request with its body to an address. `undefined` if there is no answer. It ends when the client
 * disconnects.
 */
export const forward = async (
  address: string,
  request: IncomingMessage,
  body: Buffer<ArrayBuffer>,
  response: ServerResponse,
): Promise<ForwardedAnswer | undefined> => {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const { method = 'GET', headers } = request
  try {
    const answer = await fetch(address, {
      method,
      redirect: 'manual',
      signal: gone.signal,
      headers: defined({
        'content-type': headers['content-type'],
        'content-encoding': headers['content-encoding'],
        'x-telegram-bot-api-secret-token': secretOf(request),
      }),
      ...(method === 'GET' ? {} : { body }),
    })
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? undefined,
      body: Buffer.from(await answer.arrayBuffer()),
    }
  } catch {
    return undefined
  }
}

// private

const secretOf = ({ headers }: IncomingMessage): string | undefined => {
  const secret = headers['x-telegram-bot-api-secret-token']
  return typeof secret === 'string' ? secret : undefined
}

// A Bot API server with files, over real HTTP: it sends them whole, slowly or in parts, or breaks off.

import type { ServerResponse } from 'node:http'
import * as DownloadError from '@pipegram/client/DownloadError'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { text as token } from './Fixtures.ts'
import { json, ok, type Script } from './Server.ts'

/** A server whose `getFile` returns one file for any id, and its answer to the link. */
export const filed =
  (file: object, answer: (response: ServerResponse) => void, prefix = `/file/bot${token}/`): Script =>
  (response, received, request) => {
    if (received.path.startsWith(prefix)) answer(response)
    else if (received.path.endsWith('/getFile'))
      ok({ file_id: 'id', file_unique_id: 'unique', ...file })(response, received, request)
    else json(404, { ok: false, error_code: 404, description: 'Not Found' })(response, received, request)
  }

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The error of a task that must fail. */
export const faultOf = async <A>(
  task: TE.TaskEither<DownloadError.SaveError, A>,
): Promise<DownloadError.SaveError> => {
  const result = await task()
  if (E.isRight(result)) throw new Error('It succeeded.')
  return result.left
}

// One request of the admin API: its input, its action and its result.

import { explain } from '@pipegram/core/Fault'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { AdminStage } from './AdminActs.ts'
import { strangeFieldOf } from './JsonSchema.ts'

// model

/** A request of the admin API. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** The action, in a sentence. */
  readonly summary: string
  /** The result, in a sentence. */
  readonly gives: string
  readonly input: t.Mixed
  /** Runs it with an input that is not checked yet. Rejects with an `Error` that says what is wrong. */
  readonly run: (stage: AdminStage, input: unknown) => Promise<unknown>
}

// constructors

/** A request whose input is checked by a codec. */
export function route<A>(
  method: AdminRoute['method'],
  name: string,
  summary: string,
  gives: string,
  input: t.Type<A, unknown>,
  run: (stage: AdminStage, input: A) => unknown,
): AdminRoute {
  return {
    method,
    path: `/_/${name}`,
    summary,
    gives,
    input,
    run: async (stage, given) => {
      const strange = strangeFieldOf(input, given)
      if (strange !== undefined) throw new Error(`body: ${strange}.`)
      const read = input.decode(given)
      if (E.isLeft(read)) throw new Error(`${explain('body')(read.left).join('; ')}.`)
      return run(stage, read.right)
    },
  }
}

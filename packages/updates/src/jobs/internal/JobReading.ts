// Finds the function of the table that a stored job names. A job whose name is not in the table never runs.

import { explain } from '@pipegram/core/Fault'
import type { Store, StoreError } from '@pipegram/core/Store'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { JobSpec } from '../Job.ts'
import { nextOf } from '../JobTime.ts'
import type { StoredJob } from './StoredJob.ts'

// model

/** A job of the table, with its payload. */
export interface ReadJob {
  readonly spec: JobSpec<unknown>
  readonly payload: unknown
}

// destructors

/** Reads a job. The error says why the job cannot run, without its values. */
export const readJob =
  (table: object) =>
  ({ name, payload, rule, due }: StoredJob): E.Either<string, ReadJob> =>
    pipe(
      E.fromNullable('its name is not in the table')(specOf(table, name)),
      E.filterOrElse(
        () => isRule(() => nextOf(rule, due, due)) && (!('every' in rule) || rule.every >= 1_000),
        () => 'its time makes no sense',
      ),
      E.chain((spec) =>
        pipe(
          spec.payload.decode(payload),
          E.bimap(
            (errors) => explain('payload')(errors).map(withoutValue).join('; '),
            (value) => ({ spec, payload: value }),
          ),
        ),
      ),
    )

/** Visits the keys that begin with a text, page by page, while `visit` returns true. */
export const eachPage = async (
  store: Required<Store>,
  prefix: string,
  visit: (keys: ReadonlyArray<string>) => Promise<E.Either<StoreError, boolean>>,
): Promise<E.Either<StoreError, void>> => {
  for (let from: string | undefined; ;) {
    const page = await store.list(prefix, from)()
    if (E.isLeft(page)) return page
    const goesOn = await visit(page.right.keys)
    if (E.isLeft(goesOn)) return goesOn
    from = page.right.next
    if (from === undefined || !goesOn.right) return E.right(undefined)
  }
}

// private

// `Object.hasOwn`, since a stored name may be "constructor".
const specOf = (table: object, name: string): JobSpec<unknown> | undefined => {
  const specs: Readonly<Record<string, JobSpec<unknown>>> = { ...table }
  return Object.hasOwn(specs, name) ? specs[name] : undefined
}

const isRule = (next: () => unknown): boolean => {
  try {
    next()
    return true
  } catch {
    return false
  }
}

const withoutValue = (fault: string): string => fault.replace(/, got .*$/s, '')

import { use } from '@pipegram/compose/Chain'
import { commands } from '@pipegram/compose/CommandTable'
import type { Middleware } from '@pipegram/compose/Middleware'
import { pipeline } from '@pipegram/compose/Pipeline'
import type { Interpreter } from '@pipegram/core/Call'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { commandsOf, hit, me, type Added, type Make, type Tally } from './Task.ts'

const done = TE.right(undefined)

const add0: Middleware<unknown, Pick<Added, 'add0'>, never> = (_, next) => next({ add0: 0 })
const add1: Middleware<unknown, Pick<Added, 'add1'>, never> = (_, next) => next({ add1: 1 })
const add2: Middleware<unknown, Pick<Added, 'add2'>, never> = (_, next) => next({ add2: 2 })
const add3: Middleware<unknown, Pick<Added, 'add3'>, never> = (_, next) => next({ add3: 3 })

export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const last: Middleware<unknown, Pick<Added, 'add4'>, never> = (_, next) => {
    tally.passed += 1
    return next({ add4: 4 })
  }
  const command = (ctx: Added): TE.TaskEither<never, undefined> => {
    hit(tally, ctx)
    return done
  }
  const table: Readonly<Record<string, typeof command>> = Object.fromEntries(
    commandsOf(run).map((name) => [name, command]),
  )
  const bot = pipeline(use(add0), use(add1), use(add2), use(add3), use(last), commands(table))
  const { signal } = new AbortController()
  const call: Interpreter = (request) => TE.left({ _tag: 'Aborted', method: request.method })
  return { tally, handle: (update) => bot({ update, call, me, signal })() }
}

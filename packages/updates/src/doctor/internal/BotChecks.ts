// Checks of the bot itself: its pipeline, what Telegram sends it, its inbox and its stores.

import { shapeOf } from '@pipegram/compose/Handler'
import { inspect } from '@pipegram/compose/Inspect'
import { routesOf, type Route, type Shape } from '@pipegram/compose/Shape'
import type { Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { type Store, total } from '@pipegram/core/Store'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Inbox } from '../../inbox/Inbox.ts'
import type { BotProgram } from '../BotProgram.ts'
import { type Finding, note, ok, wrong } from '../Finding.ts'

// constructors

/** The mistakes of a pipeline that `inspect` finds. */
export const pipelineChecks = ({ bot, options }: BotProgram): ReadonlyArray<Finding> => {
  const { warnings } = inspect(bot, defined({ allowedUpdates: options.allowedUpdates }))
  return warnings.length === 0
    ? [ok('pipeline', 'no warning')]
    : warnings.map((warning) => wrong('pipeline', warning, 'npx pipegram inspect draws the pipeline.'))
}

/** Compares the settings of @BotFather with what the pipeline listens to. */
export const settingChecks = (me: BotFullInfo, { bot }: BotProgram): ReadonlyArray<Finding> => {
  const routes = routesOf(shapeOf(bot))
  const kinds = new Set(routes === 'any' ? [] : routes.map(({ kind }) => kind))
  const isOpen = routes === 'any' || routes.some(needsAllMessages)
  return [
    privacyCheck(me, isOpen),
    ...(kinds.has('inline_query') && me.supports_inline_queries !== true
      ? [
          wrong(
            'inline',
            'The pipeline answers inline queries, and inline mode is off.',
            'Switch it on at @BotFather: /setinline.',
          ),
        ]
      : []),
    ...(kinds.has('business_message') && me.can_connect_to_business !== true
      ? [
          wrong(
            'business',
            'The pipeline answers in chats of a business, and the bot cannot be connected to one.',
            'Switch it on at @BotFather: /mybots → Bot Settings → Business Mode.',
          ),
        ]
      : []),
  ]
}

/** Checks that the inbox opens, and counts what waits in it. */
export const inboxCheck = async (inbox: Inbox, bot: number, most: Millis): Promise<Finding> => {
  const opened = await within(most, inbox.open(bot), inbox.name)
  if (E.isLeft(opened)) return wrong('inbox', reasonOf(opened.left), `Look after ${inbox.name}.`)
  const count = await within(most, opened.right.count, inbox.name)
  await opened.right.close()
  if (E.isLeft(count)) return wrong('inbox', reasonOf(count.left), `Look after ${inbox.name}.`)
  const { waiting, parked } = count.right
  return parked === 0
    ? ok('inbox', `${inbox.name}: ${waiting} waiting, none parked`)
    : wrong(
        'inbox',
        `${inbox.name}: ${waiting} waiting, ${parked} parked, which failed each time.`,
        'npx pipegram inbox list <file> says why; "replay" tries again, "drop" erases.',
      )
}

/** Checks that the stores of a program answer. */
export const storeChecks = async (
  { bot, options: { syncCommands } }: BotProgram,
  most: Millis,
): Promise<ReadonlyArray<Finding>> => {
  const menus = typeof syncCommands === 'object' ? syncCommands.store : undefined
  const stores = new Map<Store, string>([
    ...(menus === undefined ? [] : ([[menus, 'syncCommands']] as const)),
    ...storesIn(shapeOf(bot)),
  ])
  const findings = await Promise.all(
    [...stores].map(async ([store, owner]) => {
      const got = await within(most, total(store).get('pipegram doctor'), 'The store')
      return E.isLeft(got)
        ? [
            wrong(
              'stores',
              `The store of ${owner} fails: ${reasonOf(got.left)}`,
              'Is its server there, and do address, user and password fit?',
            ),
          ]
        : []
    }),
  )
  const failures = findings.flat()
  return failures.length > 0 || stores.size === 0
    ? failures
    : [
        ok(
          'stores',
          `${stores.size} ${stores.size === 1 ? 'answers' : 'answer'}: ${[...stores.values()].join(', ')}`,
        ),
      ]
}

// private

const privacyCheck = (me: BotFullInfo, isOpen: boolean): Finding => {
  if (me.can_join_groups === false) return ok('groups', 'the bot cannot be added to groups')
  if (me.can_read_all_group_messages === true)
    return isOpen
      ? ok('privacy', 'off: the bot gets all messages of its groups')
      : note(
          'privacy',
          'Privacy mode is off, and the pipeline answers only to commands and buttons.',
          'Switch it on at @BotFather, /setprivacy: then Telegram sends less to the bot.',
        )
  return isOpen
    ? note(
        'privacy',
        'Privacy mode is on, and the pipeline listens to messages that are no commands.',
        'In groups they do not come, unless they reply to the bot or it is an administrator. To get all: ' +
          '/setprivacy at @BotFather, then remove the bot from its groups and add it again.',
      )
    : ok('privacy', 'on, and the pipeline needs only commands')
}

const needsAllMessages = ({ kind, key }: Route): boolean =>
  kind === 'message' && (key === undefined || !key.startsWith('/'))

const storesIn = ({ label, upkeep, next }: Shape): ReadonlyArray<readonly [Store, string]> => {
  const store = upkeep?.store ?? upkeep?.timer?.store
  return [...(store === undefined ? [] : [[store, label] as const]), ...next.flatMap(storesIn)]
}

interface LateAnswer {
  readonly reason: string
}

// A server that hangs must not hang the doctor.
const within = <Err, A>(
  most: Millis,
  run: TE.TaskEither<Err, A>,
  name: string,
): Promise<E.Either<Err | LateAnswer, A>> => {
  const { promise, resolve } = Promise.withResolvers<E.Either<LateAnswer, A>>()
  const timer = setTimeout(
    () => resolve(E.left({ reason: `${name} did not answer within ${most} ms.` })),
    most,
  )
  return Promise.race([run(), promise]).finally(() => clearTimeout(timer))
}

const reasonOf = (error: object): string =>
  'reason' in error && typeof error.reason === 'string'
    ? error.reason
    : 'Another process changed it at the same time.'

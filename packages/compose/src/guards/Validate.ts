// Decodes what users send, and adds the value. If the value is wrong, a sentence tells the user what was
// expected.

import * as Arguments from '@pipegram/core/ArgumentList'
import * as Command from '@pipegram/core/Command'
import { explain } from '@pipegram/core/Fault'
import type { Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import type { UserFacingError } from '../pipeline/errors/UserFacingError.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import type { Routes } from '../pipeline/Shape.ts'

// model

/**
 * Where the value comes from. The name of a field: this field of a new message, such as `text`, `caption`,
 * `contact` or `location`. `web_app_data`: the data, read as JSON. `args`: the words after a command, unless
 * it names another bot. `callback_data`: the data of a pressed button. `inline_query`: what the user typed.
 * `widget_data`: the data of a widget query.
 */
export type ValidateSource = keyof Message | 'args' | 'callback_data' | 'inline_query' | 'widget_data'

/** A value from the user is wrong. */
export interface Invalid extends UserFacingError {
  readonly _tag: 'Invalid'
  /** The name of the value. */
  readonly what: string
  /** What is wrong, in sentences. A sentence may quote what the user sent. */
  readonly errors: ReadonlyArray<string>
}

/** Options of `validate`. */
export interface ValidateOptions {
  /**
   * What the user is told. Default: at most ten of the errors. For a button, which no user can correct, the
   * default says that it no longer works.
   */
  readonly sentence?: (errors: ReadonlyArray<string>) => string
}

// constructors

/**
 * Decodes a value from the user and adds it under a name, which the sentences for the user also use. An
 * update without such a value is skipped. A wrong value fails as `Invalid`. Instead of a source, a function
 * of the context may return the value, or `undefined` if there is none.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { IntBetween } from '@pipegram/core/Argument'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { catchError, handle } from '@pipegram/compose/Handler'
 *   import { on } from '@pipegram/compose/On'
 *   import { tell } from '@pipegram/compose/Report'
 *   import { validate } from '@pipegram/compose/Validate'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(
 *     use(on('message')),
 *     use(validate('text', 'age', IntBetween(18, 120))),
 *     handle(({ call, message, age }) => call(reply(message, `In ten years: ${age + 10}`))),
 *     catchError(tell),
 *   )
 *
 *   const answers = []
 *   for (const text of ['40', 'old']) answers.push((await harness(bot)(said(text))()).calls[0]?.params)
 *   assert.deepStrictEqual(answers, [
 *     { chat_id: 1001, text: 'In ten years: 50' },
 *     { chat_id: 1001, text: 'age: expected a whole number from 18 to 120, got "old"' },
 *   ])
 */
export const validate = <const K extends string, A, C extends HasUpdate & HasMe = HasUpdate & HasMe>(
  source: ValidateSource | ((ctx: C) => unknown),
  name: K,
  codec: t.Decoder<unknown, A>,
  { sentence = source === 'callback_data' ? () => stale : listed }: ValidateOptions = {},
): Middleware<C, { readonly [P in K]: A }, Invalid> => {
  const decode = decoderOf(source, name, codec, sentence)
  return withRoutes(
    `validate:${name}`,
    typeof source === 'function' ? 'any' : routesOf(source),
  )((ctx: C, next) => {
    const found = typeof source === 'function' ? source(ctx) : valueOf(source, ctx)
    if (found === undefined) return skipped
    const decoded = decode(found)
    if (E.isLeft(decoded)) return TE.left(decoded.left)
    // oxlint-disable-next-line typescript/consistent-type-assertions -- the key is widened
    return next({ [name]: decoded.right } as { readonly [P in K]: A })
  })
}

// private

const listed = (errors: ReadonlyArray<string>): string =>
  [...errors.slice(0, 10), ...(errors.length > 10 ? [`… and ${errors.length - 10} more.`] : [])].join('\n')

const stale = 'This button no longer works.'

const decoderOf = <A>(
  source: unknown,
  what: string,
  codec: t.Decoder<unknown, A>,
  sentence: (errors: ReadonlyArray<string>) => string,
): ((value: unknown) => E.Either<Invalid, A>) => {
  const invalid = (errors: ReadonlyArray<string>): Invalid => ({
    _tag: 'Invalid',
    what,
    errors,
    sentence: sentence(errors),
  })
  const explained = (value: unknown): E.Either<Invalid, A> =>
    pipe(
      codec.decode(value),
      E.mapLeft((errors) => invalid(explain(what)(errors))),
    )
  if (source === 'args') {
    const words = Arguments.decode(codec)
    return (command) =>
      isCommand(command)
        ? pipe(
            words(command),
            E.mapLeft(({ errors, usage }) => invalid([...errors, `Usage: ${usage}`])),
          )
        : explained(command)
  }
  if (source !== 'web_app_data') return explained
  return (text) =>
    pipe(
      E.tryCatch(
        (): unknown => JSON.parse(String(text)),
        () => invalid([`${what}: expected JSON`]),
      ),
      E.chain(explained),
    )
}

const isCommand = (value: unknown): value is Command.ParsedCommand =>
  typeof value === 'object' && value !== null && 'rest' in value && 'offset' in value

const valueOf = (source: ValidateSource, { update, me }: HasUpdate & HasMe): unknown => {
  const { message, callback_query, inline_query, widget_query, shared_widget_query } = update
  switch (source) {
    case 'args':
      return message && O.toUndefined(O.filter(Command.isFor(me))(Command.fromMessage(message)))
    case 'callback_data':
      return callback_query?.data
    case 'inline_query':
      return inline_query?.query
    case 'widget_data':
      return (widget_query ?? shared_widget_query)?.data
    case 'web_app_data':
      return message?.web_app_data?.data
    default:
      return message?.[source]
  }
}

const routesOf = (source: ValidateSource): Routes => {
  switch (source) {
    case 'callback_data':
      return [{ kind: 'callback_query' }]
    case 'inline_query':
      return [{ kind: 'inline_query' }]
    case 'widget_data':
      return [{ kind: 'widget_query' }, { kind: 'shared_widget_query' }]
    default:
      return [{ kind: 'message' }]
  }
}

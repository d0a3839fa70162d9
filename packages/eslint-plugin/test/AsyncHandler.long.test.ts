// Where `async-handler` asks for a lift, and where an `async` function is right. The code is a bot's.

import plugin from '../src/index.ts'
import { filename, tester } from './Tester.ts'

const rule = plugin.rules['async-handler']

const file = (code: string): { readonly filename: string; readonly code: string } => ({
  filename,
  code: `import {
  callbacks, callbackUnion, catchError, commands, fork, fromAsync, fromKoa,
  handle, pipe, pipeline, reply, tap, TE, use,
} from 'pipegram'
const Cart = callbackUnion('cart', { clear: {} })
${code}
export {
  callbacks, Cart, catchError, commands, fork, fromAsync, fromKoa, handle, pipe, pipeline, reply,
  tap, TE, use,
}
`,
})

const fine = (name: string, code: string) => ({ name: `allows ${name}`, ...file(code) })

const messageOf = (callee: string, lift: string): string =>
  `\`${callee}\` takes a function that returns an effect: write \`${lift}\`, ` +
  'and `await send(…)` in place of `call(…)`.'

const toHandler = (callee: string): string => messageOf(callee, 'fromAsync(async ({ send }) => …)')

const toMiddleware = (callee: string): string => messageOf(callee, 'fromKoa(async ({ send }, next) => …)')

/** Wrong code in two halves around the function, which the suggestion puts in a lift. */
const wrong = (
  name: string,
  callee: string,
  [before, given, after]: readonly [string, string, string],
  lift = 'fromAsync',
) => ({
  name: `reports ${name}`,
  ...file(`${before}${given}${after}`),
  errors: [
    {
      message: lift === 'fromAsync' ? toHandler(callee) : toMiddleware(callee),
      suggestions: [
        {
          desc: `Write \`${lift}(…)\` around it.`,
          output: file(`${before}${lift}(${given})${after}`).code,
        },
      ],
    },
  ],
})

const onError = (name: string, code: string) => ({
  name: `reports ${name}`,
  ...file(code),
  errors: [
    {
      message:
        '`catchError` takes a function that returns an effect: ' +
        'write `(error, ctx) => fromAsync(async ({ send }) => …)(ctx)`.',
    },
  ],
})

tester.run('async-handler', rule, {
  invalid: [
    wrong('an async function in handle', 'handle', [
      'export const bot = pipeline(handle(',
      'async ({ call, me }) => { await call(reply(me, "a")) }',
      '))',
    ]),
    wrong('an async handler without parameters', 'handle', [
      'export const bot = pipeline(handle(',
      'async () => 1',
      '))',
    ]),
    wrong('a handler that gives a promise', 'handle', [
      'export const bot = pipeline(handle(',
      '({ me }) => Promise.resolve(me)',
      '))',
    ]),
    wrong('an async handler by its name', 'handle', [
      'const greet = async () => {}\nexport const bot = pipeline(handle(',
      'greet',
      '))',
    ]),
    wrong('an async command', 'commands', [
      'export const bot = pipeline(commands({ start: ',
      'async ({ message }) => message.text',
      ' }))',
    ]),
    wrong('an async command with a description', 'commands', [
      "export const bot = pipeline(commands({ start: { description: 'Begin', run: ",
      'async ({ message }) => message.text',
      ' } }))',
    ]),
    {
      name: 'reports an async command by its name only',
      ...file('const start = async () => {}\nexport const bot = pipeline(commands({ start }))'),
      errors: [{ message: toHandler('commands') }],
    },
    wrong('an async function for a pressed button', 'callbacks', [
      'export const bot = pipeline(callbacks(Cart, { clear: ',
      'async () => {}',
      ' }))',
    ]),
    wrong('an async function in tap', 'tap', [
      'export const bot = pipeline(use(tap(',
      'async ({ me }) => me',
      ')), handle(() => TE.right(1)))',
    ]),
    wrong(
      'an async middleware',
      'use',
      ['export const bot = pipeline(use(', 'async (_, next) => next({})', '), handle(() => TE.right(1)))'],
      'fromKoa',
    ),
    onError(
      'an async function in catchError',
      'export const bot = pipeline(handle(() => TE.left(1)), catchError(async (error) => error))',
    ),
  ],
  valid: [
    fine('a handler that gives an effect', 'export const bot = pipeline(handle(({ me }) => TE.right(me)))'),
    fine('a lifted handler', 'export const bot = pipeline(handle(fromAsync(async ({ me }) => me)))'),
    fine(
      'a lifted command',
      'export const bot = pipeline(commands({ start: fromAsync(async ({ message }) => message) }))',
    ),
    fine('a lifted middleware', 'export const bot = pipeline(use(fromKoa(async (_, next) => next({}))))'),
    fine('an async function elsewhere', 'export const all = [1].map(async (n) => n)'),
    fine('an async function of fp-ts', 'export const t = TE.tryCatch(async () => 1, String)'),
    fine(
      'an effect by its name',
      'const effect = TE.right(1)\nexport const bot = pipeline(handle(() => effect))',
    ),
  ],
})

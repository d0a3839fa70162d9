// What `dropped-effect` reports, form by form, and what it leaves alone.

import plugin from '../src/index.ts'
import { filename, tester } from './Tester.ts'

const rule = plugin.rules['dropped-effect']

// One header for all cases: what has the names of a bot, without its size.
const file = (code: string): { readonly filename: string; readonly code: string } => ({
  filename,
  code: `import { flow, identity, pipe } from 'fp-ts/lib/function.js'
import * as IO from 'fp-ts/lib/IO.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
interface Call<A> { readonly method: string; readonly params: object; readonly result: A }
declare const call: <A>(request: Call<A>) => TE.TaskEither<string, A>
declare const send: <A>(request: Call<A>) => Promise<A>
declare const reply: (text: string) => Call<number>
declare const handle: (run: (ctx: { readonly message: string }) => TE.TaskEither<string, unknown>) => void
declare const log: IO.IO<void>
declare const ask: RTE.ReaderTaskEither<string, string, number>
declare const lazy: () => Promise<void>
declare const maybe: TE.TaskEither<string, number> | undefined
declare const texts: ReadonlyArray<string>
declare const yes: boolean
const again = (text: string) => call(reply(text))
${code}
export { again, ask, call, flow, handle, identity, IO, lazy, log, maybe, pipe, reply, RTE, send }
export { T, TE, texts, yes }
`,
})

const fine = (name: string, code: string) => ({ name: `allows ${name}`, ...file(code) })

/** Cases that a sentence of the rule reports, once, or `times`. */
const wrong =
  (message: string) =>
  (name: string, code: string, times = 1) => ({
    name: `reports ${name}`,
    ...file(code),
    errors: Array.from({ length: times }, () => ({ message })),
  })

const droppedAs = (effect: string): ReturnType<typeof wrong> =>
  wrong(`This ${effect} is built and never run: return it, chain it with what follows, or call it.`)

const unread = (variable: string, effect = 'TaskEither'): ReturnType<typeof wrong> =>
  wrong(
    `\`${variable}\` is never read, so its ${effect} is never run: ` +
      'return it, chain it with what follows, or call it.',
  )

const together = (method: string): ReturnType<typeof wrong> =>
  wrong(`\`Promise.${method}\` runs no TaskEither: write \`await TE.sequenceArray(effects)()\`.`)

const dropped = droppedAs('TaskEither')

const unmade = wrong(
  'This Call is built and never made: give it to `call`, or to `send` in an `async` function.',
)

const many = wrong(
  'Nobody runs these effects: write `TE.traverseSeqArray` in place of `map`, and return its result.',
)

const nested = wrong(
  'Nobody runs the TaskEither that this returns: write `TE.chain` in place of `TE.map`, or run it.',
)

const ignored = wrong(
  'The caller ignores this TaskEither, so nobody runs it: ' +
    'run it here, or write `TE.traverseArray` in place of `forEach`.',
)

const awaited = wrong('`await` does not run this TaskEither: write `()` after it, as in `await effect()`.')

const tested = wrong(
  'This TaskEither is always true, and a condition does not run it: run it, and check its result.',
)

tester.run('dropped-effect, statements', rule, {
  invalid: [
    dropped('a TaskEither as a statement', "call(reply('a'))"),
    dropped(
      'the first of two calls in a handler',
      "handle(({ message }) => { call(reply('a')); return call(reply(message)) })",
    ),
    dropped('an effect under void', "void call(reply('a'))"),
    droppedAs('IO')('an IO that is named', 'log'),
    droppedAs('Task')('a Task as a statement', 'T.of(1)'),
    droppedAs('ReaderTaskEither')('a ReaderTaskEither as a statement', 'ask'),
    dropped('a ReaderTaskEither that has its context and is not run', "ask('context')"),
    droppedAs('task')('a function that would give a promise', 'lazy'),
    dropped('the end of a pipe', "pipe(call(reply('a')), TE.map(() => 1))"),
    dropped('an effect that may be missing', 'maybe'),
    dropped('an effect behind a condition', "yes && call(reply('a'))"),
    dropped('both sides of ??', "maybe ?? call(reply('a'))", 2),
    dropped('an effect in one of two branches', "yes ? call(reply('a')) : undefined"),
    dropped('an effect before a comma', "export const kept = (call(reply('a')), call(reply('b')))"),
    dropped('effects on both sides of a comma', "call(reply('a')), call(reply('b'))", 2),
    dropped('an effect as the step of a loop', "for (let i = 0; i < 3; call(reply('a'))) i += 1"),
    dropped(
      'an effect as a statement within map',
      'export const all = texts.map((text) => { call(reply(text)) })',
    ),
    dropped('an effect as a statement within forEach', 'texts.forEach((text) => { call(reply(text)) })'),
    dropped('an effect as the body of a loop', 'for (const text of texts) call(reply(text))'),
    dropped('an effect of an optional call', "declare const f: typeof call | undefined\nf?.(reply('a'))"),
    dropped(
      'an effect of a generic type',
      'export const f = <A extends TE.TaskEither<string, number>>(effect: A) => { effect }',
    ),
    many('an array of effects as a statement', 'texts.map((text) => call(reply(text)))'),
    many('a list of effects as a statement', ";[call(reply('a')), call(reply('b'))]"),
    nested('an effect that a promise gives', "void Promise.resolve().then(() => call(reply('a')))"),
    nested(
      'an effect that was run, and gave one',
      "await pipe(call(reply('a')), TE.map(() => call(reply('b'))))()",
    ),
    unmade('a Call as a statement', "reply('a')"),
    unmade(
      'a Call as a statement in a handler',
      'handle(({ message }) => { reply(message); return call(reply(message)) })',
    ),
    unmade('an array of Calls as a statement', 'texts.map(reply)'),
  ],
  valid: [
    fine('an effect that is returned', 'handle(({ message }) => call(reply(message)))'),
    fine(
      'one of two effects that is returned',
      "handle(({ message }) => yes ? call(reply('a')) : call(reply(message)))",
    ),
    fine(
      'an effect behind an early return',
      "handle(({ message }) => { if (yes) return call(reply('a')); return call(reply(message)) })",
    ),
    fine('an effect that is run', "await call(reply('a'))()"),
    fine('an effect that is run under void', "void call(reply('a'))()"),
    fine('an IO that is called', 'log()'),
    fine(
      'an effect that is given on',
      "handle(({ message }) => pipe(call(reply('a')), TE.chain(() => call(reply(message)))))",
    ),
    fine(
      'an effect that is pushed to a list',
      "export const list = [call(reply('a'))]\nlist.push(call(reply('b')))\nlist.reverse()",
    ),
    fine('a Call that is sent', "await send(reply('a'))"),
    fine('a function with a parameter', 'declare const f: (n: number) => Promise<void>\nf'),
    fine(
      'a function with properties, such as a mock',
      'declare const mock: { (): Promise<void>; readonly calls: number }\nmock',
    ),
    fine(
      'a report of calls that were made',
      'declare const sync: TE.TaskEither<string, Array<Call<true>>>\nawait sync()\nhandle(() => sync)',
    ),
    fine('a value of type any', 'declare const f: () => any\nf()'),
  ],
})

tester.run('dropped-effect, variables', rule, {
  invalid: [
    unread('a')('a constant of a block that nobody reads', "{ const a = call(reply('a')) }"),
    unread('a')('a constant of the module that nobody reads', "const a = call(reply('a'))"),
    unread('a')('a variable that is only written', "let a\na = call(reply('a'))"),
    unread('a', 'IO')('an IO in a constant that nobody reads', 'const a = IO.of(1)'),
    unmade('a Call in a constant that nobody reads', "const a = reply('a')"),
    unread('a')('an array of effects in a constant that nobody reads', 'const a = texts.map(again)'),
  ],
  valid: [
    fine('a constant that is exported', "export const a = call(reply('a'))"),
    fine('a constant that is exported by name', "const a = call(reply('a'))\nexport { a }"),
    fine('a constant that is returned', "handle(() => { const a = call(reply('a')); return a })"),
    fine('a variable that is read', "let a = call(reply('a'))\na = call(reply('b'))\nvoid a()"),
    fine('a function that nobody calls', 'const f = () => call(reply("a"))\nconst g = async () => {}'),
    fine('a value that is no effect', 'const a = 1'),
  ],
})

tester.run('dropped-effect, callbacks', rule, {
  invalid: [
    ignored('an effect that an arrow gives to forEach', 'texts.forEach((text) => call(reply(text)))'),
    ignored('an effect that is returned to forEach', 'texts.forEach((text) => { return call(reply(text)) })'),
    ignored(
      'an effect that a function expression gives to forEach',
      'texts.forEach(function (text) { return call(reply(text)) })',
    ),
    ignored(
      'an effect that an async arrow gives to forEach',
      'texts.forEach(async (text) => call(reply(text)))',
    ),
    ignored(
      'an effect in one of two branches that goes to forEach',
      'texts.forEach((text) => yes ? call(reply(text)) : undefined)',
    ),
    ignored('a function of effects that forEach gets by its name', 'texts.forEach(again)'),
    ignored('a composed function of effects that forEach gets', 'texts.forEach(flow(reply, call))'),
    ignored('an effect that goes to a timer', "setTimeout(() => call(reply('a')), 10)"),
    ignored(
      'an effect of a function whose type gives nothing',
      "export const f: () => void = () => call(reply('a'))",
    ),
    ignored(
      'an effect that goes to a constructor',
      "declare const Run: new (f: () => void) => object\nexport const t = new Run(() => call(reply('a')))",
    ),
    unmade('a Call that goes to forEach', 'texts.forEach((text) => reply(text))'),
    many('an array of effects that goes to forEach', 'texts.forEach(() => texts.map(again))'),
  ],
  valid: [
    fine('effects of map that are kept', 'export const all = texts.map((text) => call(reply(text)))'),
    fine('effects that are traversed', 'handle(() => TE.traverseArray(again)(texts))'),
    fine('an effect that is run in forEach', 'texts.forEach((text) => { void call(reply(text))() })'),
    fine('an effect as a callback, which runs it', "setTimeout(call(reply('a')), 10)"),
    fine('a callback that gives nothing', 'texts.forEach(() => undefined)'),
  ],
})

tester.run('dropped-effect, promises', rule, {
  invalid: [
    awaited('an effect under await', "await call(reply('a'))"),
    awaited('an effect under await, whose result is read', "export const a = await call(reply('a'))"),
    awaited('an effect under await once, if nobody reads the result', "const a = await call(reply('a'))"),
    unmade('a Call under await', "await reply('a')"),
    awaited('an array of effects under await', 'await texts.map(again)'),
    together('all')('effects in Promise.all', 'await Promise.all(texts.map(again))'),
    together('allSettled')(
      'effects in Promise.allSettled',
      "export const all = Promise.allSettled([call(reply('a')), again('b')])",
    ),
  ],
  valid: [
    fine('an effect that runs', "export const a = await call(reply('a'))()"),
    fine('effects that run', 'await Promise.all(texts.map((text) => call(reply(text))()))'),
    fine('a promise', "await Promise.all([send(reply('a'))])"),
  ],
})

tester.run('dropped-effect, conditions', rule, {
  invalid: [
    tested('an effect as the condition of if', "if (call(reply('a'))) log()"),
    tested('an effect under !', "if (!call(reply('a'))) log()"),
    tested('an effect as the condition of for', "for (; call(reply('a')); ) log()"),
    tested('an effect as the condition of while', "while (call(reply('a'))) log()"),
    tested('an effect as the condition of ?:', "export const a = call(reply('a')) ? 1 : 2"),
    tested('an effect before &&', "handle(() => call(reply('a')) && call(reply('b')))"),
    tested('an effect before ||', "handle(() => call(reply('a')) || call(reply('b')))"),
  ],
  valid: [
    fine('an effect that may be missing', 'if (maybe) await maybe()'),
    fine('a function that may be missing in an old runtime', 'if (lazy) await lazy()'),
    fine('the result of an effect as a condition', 'if (await T.of(true)()) log()'),
  ],
})

tester.run('dropped-effect, effects in effects', rule, {
  invalid: [
    nested(
      'an effect that TE.map gives and the next step ignores',
      "handle(() => pipe(call(reply('a')), TE.map(() => again('b')), TE.chain(() => again('c'))))",
    ),
    nested(
      'an effect that TE.map gives and TE.as replaces',
      "handle(() => pipe(call(reply('a')), TE.map(() => call(reply('b'))), TE.as(1)))",
    ),
    nested(
      'an effect that TE.map gives and TE.asUnit drops',
      "handle(() => pipe(call(reply('a')), TE.map(() => call(reply('b'))), TE.asUnit))",
    ),
    nested(
      'an effect that TE.map gives in flow',
      "export const f = flow(call<number>, TE.map(() => call(reply('b'))), TE.map(() => 1))",
    ),
    nested(
      'an effect that TE.right gives and the next step ignores',
      "handle(() => pipe(TE.right(call(reply('b'))), TE.map(() => 1)))",
    ),
    nested(
      'an effect that TE.map gives at the end of a handler',
      "handle(() => pipe(call(reply('a')), TE.map(() => call(reply('b')))))",
    ),
    nested(
      'an effect that TE.right gives at the end of a handler',
      "handle(() => { return TE.right(call(reply('b'))) })",
    ),
    nested(
      'an array of effects at the end of a handler',
      'handle(() => pipe(call(reply("a")), TE.map(() => texts.map(again))))',
    ),
    nested(
      'an effect in an effect in one branch of a handler',
      "handle(() => yes ? TE.right(call(reply('b'))) : TE.right(1))",
    ),
    unmade('a Call at the end of a handler', "handle(() => TE.right(reply('b')))"),
    unmade(
      'a Call that the next step ignores',
      "handle(() => pipe(call(reply('a')), TE.map(() => reply('b')), TE.chain(() => call(reply('c')))))",
    ),
  ],
  valid: [
    fine('TE.chain', "handle(() => pipe(call(reply('a')), TE.chain(() => call(reply('b')))))"),
    fine('TE.flatten', "handle(() => pipe(call(reply('a')), TE.map(() => call(reply('b'))), TE.flatten))"),
    fine(
      'TE.chain of what is there',
      "handle(() => pipe(call(reply('a')), TE.map(() => call(reply('b'))), TE.chain(identity)))",
    ),
    fine(
      'a Call that the next step makes',
      "handle(() => pipe(call(reply('a')), TE.map(() => reply('b')), TE.chain(call)))",
    ),
    fine('TE.tap', "handle(() => pipe(call(reply('a')), TE.tap(() => call(reply('b')))))"),
    fine(
      'an effect after a step that looks at errors',
      "handle(() => pipe(call(reply('a')), TE.mapLeft(() => 'b'), TE.orElse(() => call(reply('c')))))",
    ),
    fine(
      'a function as the value, such as one that stops',
      'declare const start: TE.TaskEither<string, () => Promise<void>>\nhandle(() => start)',
    ),
    fine(
      'an effect in an effect that the caller reads',
      'export const f = (): TE.TaskEither<string, T.Task<number>> => TE.right(T.of(1))',
    ),
  ],
})

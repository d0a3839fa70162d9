// Bots of so many steps as each library would have them written. Each step uses what the one before it added,
// and adds a value.

// constructors

const numbers = (steps: number): ReadonlyArray<number> => Array.from({ length: steps }, (_, i) => i)

// fp-ts's `pipe` takes twenty arguments at most.
export const pipegram = (steps: number): string =>
  [
    "import { pipe } from 'fp-ts/lib/function.js'",
    "import * as TE from 'fp-ts/lib/TaskEither.js'",
    "import { chain, use } from '@pipegram/compose/Chain'",
    "import { handle } from '@pipegram/compose/Handler'",
    "import type { Middleware } from '@pipegram/compose/Middleware'",
    ...numbers(steps).map(
      (i) =>
        `declare const m${i}: Middleware<${i === 0 ? 'unknown' : `{ readonly a${i - 1}: ${i - 1} }`}, { readonly a${i}: ${i} }, never>`,
    ),
    'const c0 = chain()',
    ...numbers(Math.ceil(steps / 18)).map(
      (part) =>
        `const c${part + 1} = pipe(c${part}, ${numbers(steps)
          .slice(part * 18, part * 18 + 18)
          .map((i) => `use(m${i})`)
          .join(', ')})`,
    ),
    `export const bot = pipe(c${Math.ceil(steps / 18)}, handle((ctx) => TE.right(ctx.a${steps - 1} satisfies ${steps - 1})))`,
  ].join('\n')

const flavoured = (steps: number, head: string, make: string): string =>
  [
    head,
    ...numbers(steps).map((i) => `interface A${i} { a${i}: ${i} }`),
    `type Ctx = Context${numbers(steps)
      .map((i) => ` & A${i}`)
      .join('')}`,
    make,
    ...numbers(steps).map(
      (i) =>
        `bot.use((ctx, next) => { ${i === 0 ? '' : `ctx.a${i - 1} satisfies ${i - 1}; `}ctx.a${i} = ${i}; return next() })`,
    ),
    `bot.on('message', (ctx) => { ctx.a${steps - 1} satisfies ${steps - 1} })`,
    'export { bot }',
  ].join('\n')

// Both have no addition that follows: the context is declared whole, and nothing sees to the order.
export const grammY = (steps: number): string =>
  flavoured(steps, "import { Bot, type Context } from 'grammy'", "const bot = new Bot<Ctx>('1:bench')")
export const telegraf = (steps: number): string =>
  flavoured(
    steps,
    "import { Telegraf, type Context } from 'telegraf'",
    "const bot = new Telegraf<Ctx>('1:bench')",
  )

export const gramIO = (steps: number): string =>
  [
    "import { Bot } from 'gramio'",
    "export const bot = new Bot('1:bench')",
    ...numbers(steps).map(
      (i) =>
        `  .derive((${i === 0 ? '' : 'ctx'}) => ({ a${i}: ${i} as const${i === 0 ? '' : `, b${i}: ctx.a${i - 1} satisfies ${i - 1}`} }))`,
    ),
    `  .on('message', (ctx) => { ctx.a${steps - 1} satisfies ${steps - 1} })`,
  ].join('\n')

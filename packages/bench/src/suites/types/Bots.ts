// Bots of a number of steps, as the documentation of each library would write them. Each step uses the value
// of the step before it, and adds a value.

// constructors

const numbers = (steps: number): ReadonlyArray<number> => Array.from({ length: steps }, (_, i) => i)

// A pipeline and a branch have at most 12 steps; a branch of 12 steps is one step.
export const pipegram = (steps: number): string =>
  [
    "import { branch, handle, pipeline, TE, use, type Middleware } from 'pipegram'",
    ...numbers(steps).map((i) => {
      const needed = i === 0 ? 'unknown' : `{ readonly a${i - 1}: ${i - 1} }`
      return `declare const m${i}: Middleware<${needed}, { readonly a${i}: ${i} }, never>`
    }),
    'export const bot = pipeline(',
    ...branches(branches(numbers(steps).map((i) => `use(m${i})`))).map((each) => `  ${each},`),
    `  handle((ctx) => TE.right(ctx.a${steps - 1} satisfies ${steps - 1})),`,
    ')',
  ].join('\n')

const branches = (steps: ReadonlyArray<string>): ReadonlyArray<string> =>
  numbers(Math.ceil(steps.length / 12)).map((i) => `branch(${steps.slice(12 * i, 12 * i + 12).join(', ')})`)

const flavoured = (steps: number, head: string, make: string): string =>
  [
    head,
    ...numbers(steps).map((i) => `interface A${i} { a${i}: ${i} }`),
    `type Ctx = Context${numbers(steps)
      .map((i) => ` & A${i}`)
      .join('')}`,
    make,
    ...numbers(steps).map((i) => {
      const used = i === 0 ? '' : `ctx.a${i - 1} satisfies ${i - 1}; `
      return `bot.use((ctx, next) => { ${used}ctx.a${i} = ${i}; return next() })`
    }),
    `bot.on('message', (ctx) => { ctx.a${steps - 1} satisfies ${steps - 1} })`,
    'export { bot }',
  ].join('\n')

// grammY and Telegraf declare the whole context first, and do not check the order.
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
    ...numbers(steps).map((i) =>
      i === 0
        ? '  .derive(() => ({ a0: 0 as const }))'
        : `  .derive((ctx) => ({ a${i}: ${i} as const, b${i}: ctx.a${i - 1} satisfies ${i - 1} }))`,
    ),
    `  .on('message', (ctx) => { ctx.a${steps - 1} satisfies ${steps - 1} })`,
  ].join('\n')

import { Bot } from 'node-telegram-bot-api'
import { commandsOf, hit, type Added, type Make, type Tally } from './Task.ts'

// A context has no place for what a bot adds: a map that forgets with it is the usual way.
export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const bot = new Bot('1:bench')
  const added = new WeakMap<object, Added>()
  bot.use((ctx, next) => {
    added.set(ctx, { add0: 0, add1: 0, add2: 0, add3: 0, add4: 0 })
    return next()
  })
  const add =
    (name: keyof Added, value: number) =>
    (ctx: object, next: () => Promise<void>): Promise<void> => {
      const values = added.get(ctx)
      if (values !== undefined) values[name] = value
      return next()
    }
  bot.use(add('add1', 1), add('add2', 2), add('add3', 3))
  bot.use((ctx, next) => {
    tally.passed += 1
    return add('add4', 4)(ctx, next)
  })
  for (const name of commandsOf(run))
    bot.command(name, (ctx) => {
      const values = added.get(ctx)
      if (values !== undefined) hit(tally, values)
    })
  return { tally, handle: (update) => bot.handleUpdate(update) }
}

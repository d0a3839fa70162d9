import { Telegram } from 'puregram'
import { commandsOf, hit, type Added, type BenchUpdate, type Make, type Tally } from './Task.ts'

// puregram has no table of commands: each command is a middleware that compares the text, as in its docs.
export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const { updates } = Telegram.fromToken('1:bench')
  updates.use<Added>((ctx, next) => ((ctx.add0 = 0), next()))
  updates.use<Added>((ctx, next) => ((ctx.add1 = 1), next()))
  updates.use<Added>((ctx, next) => ((ctx.add2 = 2), next()))
  updates.use<Added>((ctx, next) => ((ctx.add3 = 3), next()))
  updates.use<Added>((ctx, next) => {
    tally.passed += 1
    ctx.add4 = 4
    return next()
  })
  for (const name of commandsOf(run))
    updates.on<'message', Added>('message', (ctx, next) =>
      ctx.text === `/${name}` ? hit(tally, ctx) : next(),
    )
  const handle = async (update: BenchUpdate): Promise<void> => {
    const context = updates.handleUpdate(update, false)
    if (context !== undefined) await updates.dispatchMiddleware(context)
  }
  return { tally, handle }
}

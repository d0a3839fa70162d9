import { Bot, type Context } from 'grammy'
import { commandsOf, hit, me, type Added, type Make, type Tally } from './Task.ts'

export const botInfo = {
  ...me,
  is_bot: true,
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
} as const

export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const bot = new Bot<Context & Added>('1:bench', { botInfo })
  bot.use((ctx, next) => ((ctx.add0 = 0), next()))
  bot.use((ctx, next) => ((ctx.add1 = 1), next()))
  bot.use((ctx, next) => ((ctx.add2 = 2), next()))
  bot.use((ctx, next) => ((ctx.add3 = 3), next()))
  bot.use((ctx, next) => {
    tally.passed += 1
    ctx.add4 = 4
    return next()
  })
  for (const name of commandsOf(run)) bot.command(name, (ctx) => hit(tally, ctx))
  return { tally, handle: (update) => bot.handleUpdate(update) }
}

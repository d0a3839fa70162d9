import Koa from 'koa'
import { listener } from 'pipegram/updates'
import { handler } from './bot.ts'

const listen = listener(handler)

export const app = new Koa()

app.use(async (ctx, next) => {
  if (ctx.path === '/hook') {
    ctx.respond = false
    listen(ctx.req, ctx.res)
  } else await next()
})

import { Hono } from 'hono'
import { handler } from './bot.ts'

export const app = new Hono()

app.all('/hook', (context) => handler(context.req.raw))

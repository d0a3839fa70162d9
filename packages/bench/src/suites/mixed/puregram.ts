import { Telegram } from 'puregram'
import type { Make } from './Task.ts'

// puregram has no table of commands: a middleware reads the text.
export const make: Make = async (took) => {
  const { updates } = Telegram.fromToken('1:bench')
  updates.on('message', ({ text = '' }) =>
    text.startsWith('/bench ') ? took('command', text.slice('/bench '.length)) : took('text', text),
  )
  updates.on('callback_query', (ctx) => took('button', ctx.data ?? ''))
  return async (update) => {
    const context = updates.handleUpdate(update, false)
    if (context !== undefined) await updates.dispatchMiddleware(context)
  }
}

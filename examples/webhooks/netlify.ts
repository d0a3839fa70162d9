export { handler as default } from './bot.ts'

export const config = { path: '/hook' }

export { handler as POST } from './bot.ts'

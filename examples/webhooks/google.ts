import { listener } from 'pipegram/updates'
import { handler } from './bot.ts'

// The framework has read the body: the webhook takes it from `rawBody`.
export const telegram = listener(handler)

// Beyond one machine: an inbox that many workers share, and messages to everyone.

export {
  broadcast,
  type BroadcastHandle,
  type BroadcastError,
  type BroadcastForecast,
  type BroadcastOptions,
  type BroadcastPlan,
  type Recipient,
  type RunningBroadcast,
} from './broadcast/Broadcast.ts'
export { broadcastControl, broadcastsIn } from './broadcast/BroadcastControl.ts'
export { type BroadcastProgress, showProgress, timeLeft } from './broadcast/BroadcastProgress.ts'
export { printProgress } from './broadcast/BroadcastTerminal.ts'
export { natsInbox, type NatsInboxOptions } from './NatsInbox.ts'
export { redisInbox, type RedisInboxOptions } from './RedisInbox.ts'

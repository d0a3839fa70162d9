// Beyond one machine: an inbox that many workers share.

export { redisInbox, type RedisInboxOptions } from './RedisInbox.ts'

// Where a bot keeps its state.

export type { ClosableStore } from './ClosableStore.ts'
export { denoKvStore, type DenoKvStoreOptions } from './DenoKvStore.ts'
export {
  durableObjectStore,
  type DurableObjectStoreOptions,
  type DurableStorage,
} from './DurableObjectStore.ts'
export { encrypted, type EncryptionKeys } from './Encrypted.ts'
export { fileStore, type FileStoreOptions } from './FileStore.ts'
export { allowLostWrites, fromKeyv, fromUnstorage, type LossyStore } from './LossyStore.ts'
export { natsStore, type NatsStoreOptions } from './NatsStore.ts'
export { postgresStore, type PostgresStoreOptions } from './PostgresStore.ts'
export { redisStore, type RedisStoreOptions } from './RedisStore.ts'
export { sqliteStore, type SqliteStoreOptions } from './SqliteStore.ts'
export { makeMemoryStore } from '@pipegram/core/Store'
export {
  typed,
  type TypedChange,
  type TypedEntry,
  type TypedOptions,
  type TypedStore,
} from '@pipegram/core/TypedStore'

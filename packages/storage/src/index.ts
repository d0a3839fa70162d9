// Where a bot keeps its state.

export { encrypted, type EncryptionKeys } from './Encrypted.ts'
export { fileStore, type FileStore, type FileStoreOptions } from './FileStore.ts'
export { allowLostWrites, fromKeyv, fromUnstorage, type LossyStore } from './LossyStore.ts'
export { natsStore, type NatsStore, type NatsStoreOptions } from './NatsStore.ts'
export { postgresStore, type PostgresStore, type PostgresStoreOptions } from './PostgresStore.ts'
export { redisStore, type RedisStore, type RedisStoreOptions } from './RedisStore.ts'
export { sqliteStore, type SqliteStore, type SqliteStoreOptions } from './SqliteStore.ts'
export { typed, type TypedChange, type TypedEntry, type TypedOptions, type TypedStore } from './Typed.ts'

// Where a bot keeps its state.

export { sqliteStore, type SqliteStore, type SqliteStoreOptions } from './SqliteStore.ts'

// All of `@pipegram/queue`.

export * from '@pipegram/queue'

// All of `@pipegram/storage`.

export * from '@pipegram/storage'

// All of `@pipegram/updates`, with everything that the front door leaves out.

export * from '@pipegram/updates'

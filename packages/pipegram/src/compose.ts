// All of `@pipegram/compose`, with everything that the front door leaves out.

export * from '@pipegram/compose'

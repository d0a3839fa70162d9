// All of `@pipegram/core`, with everything that the front door leaves out.

export * from '@pipegram/core'

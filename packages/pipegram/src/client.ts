// All of `@pipegram/client`, with everything that the front door leaves out.

export * from '@pipegram/client'

// All of @pipegram/core: what the front door leaves out is found here.

export * from '@pipegram/core'

// All of @pipegram/compose: what the front door leaves out is found here.

export * from '@pipegram/compose'

// All of @pipegram/client: what the front door leaves out is found here.

export * from '@pipegram/client'

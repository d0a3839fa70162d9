// All of @pipegram/updates: what the front door leaves out is found here.

export * from '@pipegram/updates'

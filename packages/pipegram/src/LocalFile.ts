// Files of this machine. A door of its own, since the rest of the front door runs without a disk as well.

export * from '@pipegram/client/LocalFile'

// Files of this machine: `pipegram/LocalFile`. The front door does not load this module, since it also runs
// without a disk.

export * from '@pipegram/client/LocalFile'

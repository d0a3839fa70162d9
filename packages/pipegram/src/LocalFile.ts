// Files of this machine: `pipegram/LocalFile`. The front door does not load this module, because it must also
// run without a disk.

export * from '@pipegram/client/LocalFile'

// All of `@pipegram/updates`, with everything that the front door leaves out.

export * from '@pipegram/updates'
export * from '@pipegram/updates/Jobs'
export * from '@pipegram/updates/Timers'

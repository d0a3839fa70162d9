// What a bot says, in the language of who reads it: `pipegram/Locale`. It needs the package @fluent/bundle,
// and the front door does not load it.

export * from '@pipegram/compose/Locale'

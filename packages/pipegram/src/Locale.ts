// The texts of a bot in the language of the user: `pipegram/Locale`. It needs the package @fluent/bundle, and
// the front door does not load it.

export * from '@pipegram/compose/Locale'

// The Markdown of a language model as messages: `pipegram/ModelText`. It needs the packages markdown-it and
// remend, and the front door does not load it.

export * from '@pipegram/compose/ModelText'

// The facts of the Bot API and what can be asked of them.

export { facts } from './Facts.ts'
export * from './Schema.ts'

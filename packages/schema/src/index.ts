// The facts of the Bot API, and questions about them.

export { declared } from './Declared.ts'
export { facts } from './Facts.ts'
export * from './Schema.ts'
export * from './Texts.ts'

// The facts of the Bot API and what can be asked of them.

export { declared } from './Declared.ts'
export { facts } from './Facts.ts'
export * from './Schema.ts'
export * from './Texts.ts'

// A codec without tolerance, for values that a person or a program writes.

export { strict } from './internal/TypeCodecs.ts'

// Every method of the Bot API as a function that builds a `Call`. Building a call does nothing: an
// interpreter runs it.
// https://core.telegram.org/bots/api#available-methods

export * from './internal/generated/Calls.ts'

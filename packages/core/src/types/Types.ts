// Every type of the Bot API: an interface and, under the same name, the codec that decodes it.
// https://core.telegram.org/bots/api#available-types

export * from './internal/generated/Types.ts'

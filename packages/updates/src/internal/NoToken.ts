// Advice for a bot without a token.

/** How to try a bot without a token. */
export const tryWithoutToken =
  'To try your bot without a token, run it with tryInTerminal of @pipegram/emulator: ' +
  'it talks to you in the terminal.'

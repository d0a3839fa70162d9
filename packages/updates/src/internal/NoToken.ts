// What to do if no token is set.

/** How to try a bot without a token. */
export const tryWithoutToken =
  'To try your bot without a token, run it with tryInTerminal of @pipegram/emulator: ' +
  'it talks to you in the terminal.'

// Why a passport, or a file of it, was refused, as data.

import { toString as showSignatureError, type SignatureError } from './Signature.ts'

// model

/** Every way in which a passport, or a file of it, can be refused. No variant holds what was decrypted. */
export type PassportError =
  /** It is not of the form that Telegram sends, or it is what the hash of the credentials does not belong to. */
  | Extract<SignatureError, { readonly _tag: 'Malformed' | 'Forged' | 'Unsupported' }>
  /**
   * The private key is none, or the passport was encrypted for another. `reason` is a sentence that says what
   * to do.
   */
  | { readonly _tag: 'WrongKey'; readonly reason: string }
  /** The bot did not ask for this passport: the nonce is not one of its own. */
  | { readonly _tag: 'WrongNonce' }

// destructors

/**
 * One sentence for a person who runs the bot: what is wrong and what to do.
 *
 * @example
 *   import { toString } from '@pipegram/core/Passport'
 *
 *   assert.match(toString({ _tag: 'WrongNonce' }), /none that this bot gave out/)
 */
export const toString = (error: PassportError): string => {
  switch (error._tag) {
    case 'Malformed':
    case 'Unsupported':
      return showSignatureError(error)
    case 'Forged':
      return `${error.what} is not what the user shared: it was changed on its way, or it belongs to other credentials.`
    case 'WrongKey':
      return error.reason
    case 'WrongNonce':
      return 'The nonce of the passport is none that this bot gave out. Somebody may have sent a passport that was meant for another request.'
  }
}

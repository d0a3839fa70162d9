// Why a passport, or a file of it, was refused, as data.

import { toString as showSignatureError, type SignatureError } from './Signature.ts'

// model

/** Every way in which a passport, or a file of it, can be refused. No variant contains decrypted data. */
export type PassportError =
  /**
   * The passport does not have Telegram's form, or does not match the hash of the credentials.
   */
  | Extract<SignatureError, { readonly _tag: 'Malformed' | 'Forged' | 'Unsupported' }>
  /**
   * The private key is not valid, or the passport was encrypted for another key. `reason` is a sentence that
   * says what to do.
   */
  | { readonly _tag: 'WrongKey'; readonly reason: string }
  /** The bot did not ask for this passport: it did not give out this nonce. */
  | { readonly _tag: 'WrongNonce' }

// destructors

/**
 * One sentence for the operator of the bot: what is wrong and what to do.
 *
 * @example
 *   import { toString } from '@pipegram/core/Passport'
 *
 *   assert.match(toString({ _tag: 'WrongNonce' }), /did not give out the nonce/)
 */
export const toString = (error: PassportError): string => {
  switch (error._tag) {
    case 'Malformed':
    case 'Unsupported':
      return showSignatureError(error)
    case 'Forged':
      return (
        `${error.what} is not what the user shared: ` +
        'it was changed on its way, or it belongs to other credentials.'
      )
    case 'WrongKey':
      return error.reason
    case 'WrongNonce':
      return (
        'This bot did not give out the nonce of the passport. ' +
        'Somebody may have sent a passport that was meant for another request.'
      )
  }
}

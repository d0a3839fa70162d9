// What the error of a call says about the calls that follow it.

import type { ApiError } from '@pipegram/core/ApiError'

// guards

/** True if Telegram does not take what was sent, and not if a server on the way has failed. */
export const isRefused = (error: ApiError): boolean => error._tag === 'Rejected' && error.code < 500

/** True if the call, or its answer, was lost on the way. The next call may come through. */
export const isLost = (error: ApiError): boolean =>
  error._tag === 'Unreachable' || error._tag === 'Timeout' || (error._tag === 'Rejected' && error.code >= 500)

import type { ApiError } from '@pipegram/core/ApiError'

export const isTransient = ({ _tag }: ApiError): boolean =>
  _tag === 'RateLimited' || _tag === 'Unreachable' || _tag === 'Timeout'

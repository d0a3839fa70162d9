import type { Store } from '@pipegram/core/Store'
import type { LossyStore } from '@pipegram/storage/LossyStore'
import { expect, test } from 'tstyche'

test('a lossy store is not accepted as a store', () => {
  expect<Store>().type.not.toBeAssignableFrom<LossyStore>()
})

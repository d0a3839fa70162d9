import type { Store } from '@pipegram/core/Store'
import type { LossyStore } from '@pipegram/storage/LossyStore'
import { expect, test } from 'tstyche'

test('a store that loses writes is not taken for one that does not', () => {
  expect<Store>().type.not.toBeAssignableFrom<LossyStore>()
})

// Links that the page opens.

import { expect, test } from 'vitest'
import { safeAddress } from '../../page/SafeAddress.ts'

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['example.com/a', 'https://example.com/a'],
  ['example.com:8080', 'https://example.com:8080/'],
  ['HTTP://Example.com', 'http://example.com/'],
  ['https://\u0430pple.com', 'https://xn--pple-43d.com/'],
  ['javascript:alert(1)', undefined],
  ['JavaScript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  [' javascript:alert(1)', undefined],
  ['data:text/html,<script>1</script>', undefined],
  ['file:///etc/passwd', undefined],
  ['tg://user?id=1', undefined],
  ['', undefined],
])('%j opens as %j', (url, address) => expect(safeAddress(url)).toBe(address))

// Links that the page opens.

import { expect, test, vi } from 'vitest'
import { appAddress, safeAddress } from '../../page/SafeAddress.ts'

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

test.each([
  ['https://shop.example/a?b#c', 'https://shop.example/a?b#c'],
  ['http://shop.example/', undefined],
  ['https://127.0.0.1:8081/_/page.js', undefined],
  ['javascript:alert(1)', undefined],
  ['/_/page.js', undefined],
])('a Mini App at %s is opened at %s', (given, opened) => {
  // A frame of the site of the page could reach all of the page.
  vi.stubGlobal('location', { origin: 'https://127.0.0.1:8081' })
  expect(appAddress(given)).toBe(opened)
  vi.unstubAllGlobals()
})

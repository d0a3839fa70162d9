// A domain in Turkish capitals was no link: `İ` became two characters in lower case, and on the server one.

import * as Detect from '@pipegram/core/Detect'
import { expect, it } from 'vitest'

it.each(['HABER.BİZ', 'haber.biz', 'İstanbul.com', 'GAZETE.İNFO/A', 'ΠΑΡΑΔΕΙΓΜΑΣ.ΕΛ'])(
  'the domain %s is detected',
  (text) => {
    expect(Detect.links(text)).toEqual([{ offset: 0, length: text.length }])
  },
)

it('a sentence that begins without a space is not a domain, not even in Turkish', () => {
  expect(Detect.links('Geldim.İn')).toEqual([])
})

// Addresses that the page opens: of the web, and no others.

/**
 * The address of a Mini App, which is shown in a frame; `undefined` if it is not of another site, by HTTPS.
 * An app of this site could reach all of the page.
 */
export const appAddress = (url: string): string | undefined => {
  const address = URL.parse(url)
  return address?.protocol === 'https:' && address.origin !== location.origin ? address.href : undefined
}

/** The whole address of a link, in ASCII; `undefined` if it does not lead to the web. */
export const safeAddress = (url: string): string | undefined => {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) && !/^[^/:]+\.[^/:]+:\d/.test(url) ? url : `https://${url}`
  const address = URL.parse(whole)
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : undefined
}

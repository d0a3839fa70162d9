// Addresses that the page opens: of the web, and no others.

/** The whole address of a link, in ASCII; `undefined` if it does not lead to the web. */
export const safeAddress = (url: string): string | undefined => {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) && !/^[^/:]+\.[^/:]+:\d/.test(url) ? url : `https://${url}`
  const address = URL.parse(whole)
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : undefined
}

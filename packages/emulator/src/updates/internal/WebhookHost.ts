// Hosts of webhooks that Telegram refuses.
// https://core.telegram.org/bots/api#setwebhook

// guards

/** True for an IPv4 address. */
export const isIpv4 = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)

// destructors

/**
 * Why Telegram refuses a host. `undefined` if Telegram accepts it. Names are not looked up: only names that
 * cannot have a public address are refused.
 */
export const refusedHost = ({ protocol, port, hostname }: URL, ip_address: string): string | undefined => {
  if (protocol !== 'https:') return 'An HTTPS URL must be provided for webhook'
  if (!['', '80', '88', '443', '8443'].includes(port))
    return 'Webhook can be set up only on ports 80, 88, 443 or 8443'
  if (ip_address !== '') {
    if (/^(?=.*:.)[0-9a-f:]+$/i.test(ip_address)) return 'IPv6-only addresses are not allowed'
    if (!isIpv4(ip_address)) return 'Invalid IP address specified'
    return isReserved(ip_address) ? `IP address ${ip_address} is reserved` : undefined
  }
  if (hostname.startsWith('[')) return 'IPv6-only addresses are not allowed'
  if (isIpv4(hostname)) return isReserved(hostname) ? `IP address ${hostname} is reserved` : undefined
  if (/(?:^|\.)localhost$/.test(hostname)) return 'IP address 127.0.0.1 is reserved'
  return !hostname.includes('.') || hostname.endsWith('.invalid')
    ? 'Failed to resolve host: Name or service not known'
    : undefined
}

// private

// https://www.iana.org/assignments/iana-ipv4-special-registry
const reserved: ReadonlyArray<readonly [network: string, bits: number]> = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const isReserved = (address: string): boolean =>
  reserved.some(
    ([network, bits]) =>
      Math.floor(toNumber(address) / 2 ** (32 - bits)) === Math.floor(toNumber(network) / 2 ** (32 - bits)),
  )

// Recognises addresses and names of a private network: the machines of a home, a company or a cluster.
// https://www.rfc-editor.org/rfc/rfc1918

// guards

/**
 * True if an IP address is private: this machine, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7, or
 * link-local. False for an IPv4 address that is written as IPv6.
 */
export const isPrivateAddress = (address: string): boolean => v4.test(address) || v6.test(address)

/** True if a host name can be in a private network: it has no dot, or ends in a name for such networks. */
export const isPrivateName = (name: string): boolean =>
  /^[a-z\d_-]+$/i.test(name) || /\.(?:internal|local|localhost)$/i.test(name)

// private

const v4 =
  /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){2,3}$/

const v6 = /^(?:::1|(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):[\da-f:]*)(?:%\w+)?$/i

// Updates without a usable id. They cannot be confirmed, so Telegram may send them with every answer. Each is
// taken only once.

// model

/** Returns true if a value is new, and remembers it. */
export type Unnumbered = (raw: unknown) => boolean

// How many values are remembered. The oldest is forgotten first.
const most = 1000

// constructors

export const makeUnnumbered = (): Unnumbered => {
  const seen = new Set<string>()
  return (raw) => {
    const key = keyOf(raw)
    if (seen.delete(key)) {
      seen.add(key)
      return false
    }
    seen.add(key)
    const [oldest] = seen
    if (seen.size > most && oldest !== undefined) seen.delete(oldest)
    return true
  }
}

// private

// A value may be large, so only a hash of its JSON is kept.
const keyOf = (raw: unknown): string => {
  try {
    return hashOf(JSON.stringify(raw))
  } catch {
    // The value is nested too deeply for JSON, or JSON cannot express it.
    return 'deep'
  }
}

// Two hashes of 32 bits, FNV-1a with two primes, and the length.
const hashOf = (text: string): string => {
  let [a, b] = [0x811c9dc5, 0x9dc5811c]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return `${text.length} ${a} ${b}`
}

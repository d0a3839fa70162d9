// A stream read to its end.

// destructors

/**
 * All bytes of a stream, or `undefined` where there are more than the limit; the rest is not read. A signal
 * lets go of the stream.
 */
export const read = async (
  body: ReadableStream<Uint8Array>,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> => {
  const reader = body.getReader()
  // How letting go ends is of no interest.
  const letGo = (): void => {
    reader.cancel().catch(() => undefined)
  }
  if (signal?.aborted === true) letGo()
  else signal?.addEventListener('abort', letGo, { once: true })
  const chunks: Array<Uint8Array> = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joined(chunks, length)
    length += value.byteLength
    if (length > limit) {
      letGo()
      return undefined
    }
    chunks.push(value)
  }
}

// private

const joined = (chunks: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const [first] = chunks
  if (chunks.length === 1 && first !== undefined) return first
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

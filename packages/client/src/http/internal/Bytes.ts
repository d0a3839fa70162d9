// Reads a stream to its end.

// destructors

/**
 * All bytes of a stream; `undefined` if there are more than the limit: then the rest is not read. The signal
 * cancels the stream.
 */
export const read = async (
  body: ReadableStream<Uint8Array>,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> => {
  const reader = body.getReader()
  // A failure to cancel does not matter.
  const cancel = (): void => {
    reader.cancel().catch(() => undefined)
  }
  if (signal?.aborted === true) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
  const chunks: Array<Uint8Array> = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joined(chunks, length)
    length += value.byteLength
    if (length > limit) {
      cancel()
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

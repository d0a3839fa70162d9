import { handler } from './bot.ts'

// The request of Azure Functions 4, as far as a webhook reads it.
interface AzureRequest {
  readonly url: string
  readonly method: string
  readonly headers: Iterable<[string, string]>
  arrayBuffer(): Promise<ArrayBuffer>
}

export const telegram = async (request: AzureRequest) => {
  const { url, method, headers } = request
  const body = method === 'POST' ? await request.arrayBuffer() : null
  const response = await handler(new Request(url, { method, headers: [...headers], body }))
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}

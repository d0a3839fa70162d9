import { prepareWith } from './Task.ts'

const isUpdate = (u: unknown): u is { readonly message: { readonly text: string } } =>
  typeof u === 'object' && u !== null && 'message' in u

export const prepare = prepareWith((handled) => (request, response) => {
  const chunks: Array<Buffer> = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const update: unknown = JSON.parse(Buffer.concat(chunks).toString())
    const end = (): unknown => response.writeHead(200).end()
    const handling = handled(isUpdate(update) ? update.message.text : undefined)
    if (handling === undefined) end()
    else void handling.then(end)
  })
})

// The bot on AWS Lambda, behind a function URL or API Gateway.

import { webhook } from 'pipegram'
import { bot } from './bot.ts'

const { BOT_API_ROOT = 'https://api.telegram.org', BOT_TOKEN = '', WEBHOOK_SECRET = '' } = process.env
const handler = webhook(bot, { token: BOT_TOKEN, apiRoot: BOT_API_ROOT, secret: WEBHOOK_SECRET })

// An event of API Gateway, in version 1 or 2 of its format, or of a function URL.
interface LambdaEvent {
  readonly httpMethod?: string
  readonly requestContext?: { readonly http?: { readonly method: string } }
  readonly headers?: Readonly<Record<string, string | undefined>> | null
  readonly body?: string | null
  readonly isBase64Encoded?: boolean
}

export const telegram = async (event: LambdaEvent) => {
  const method = event.requestContext?.http?.method ?? event.httpMethod ?? 'GET'
  const headers = Object.entries(event.headers ?? {}).map(([name, value = '']) => [name, value] as const)
  const encoding = event.isBase64Encoded === true ? 'base64' : 'utf8'
  const body = ['GET', 'HEAD'].includes(method) ? null : Buffer.from(event.body ?? '', encoding)
  const request = new Request('https://lambda/', { method, headers: Object.fromEntries(headers), body })
  const response = await handler(request)
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}

import express from 'express'
import { listener } from 'pipegram/updates'
import { handler } from './bot.ts'

export const app = express().disable('x-powered-by')

// Before express.json(): the webhook reads the body itself, after it has checked the secret.
app.all('/hook', listener(handler))
app.use(express.json())

/*
 * Posts what happens in this shop to RevHub, signed as Standard Webhooks has it. Copy this file to src/subscribers/ of a
 * Medusa v2 shop and set REVHUB_WEBHOOK_URL (https://<hub>/webhooks/shop) and REVHUB_WEBHOOK_SECRET (whsec_<base64>).
 * RevHub takes an event for a hint only and reads the record itself: what is lost here is found by its catch-up.
 */
import { createHmac, randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"

const PAUSES_IN_SECONDS = [1, 2, 4, 8, 16, 32, 60]
const TIMEOUT_IN_MILLISECONDS = 10_000

function sign(secret: string, id: string, timestamp: number, body: string): string {
  if (!secret.startsWith("whsec_")) {
    throw new Error("REVHUB_WEBHOOK_SECRET begins with whsec_")
  }
  const key = Buffer.from(secret.slice("whsec_".length), "base64")
  return "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")
}

async function post(url: string, secret: string, id: string, body: string): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1000)
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": sign(secret, id, timestamp, body),
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_IN_MILLISECONDS),
  })
  return answer.status
}

export default async function tellRevHub({ event }: SubscriberArgs<Record<string, unknown>>): Promise<void> {
  const url = process.env.REVHUB_WEBHOOK_URL
  const secret = process.env.REVHUB_WEBHOOK_SECRET
  if (!url || !secret) {
    return
  }
  const id = `msg_${randomUUID()}`
  const body = JSON.stringify({
    event: event.name,
    id,
    occurred_at: new Date().toISOString(),
    data: event.data,
    metadata: event.metadata ?? {},
  })
  let last = "no answer"
  for (const seconds of [0, ...PAUSES_IN_SECONDS]) {
    await pause(seconds * 1000)
    try {
      const status = await post(url, secret, id, body)
      if (status >= 200 && status < 300) {
        return
      }
      last = `HTTP ${status}`
    } catch (error) {
      last = String(error)
    }
  }
  console.error(`RevHub did not take ${event.name} (${id}): ${last}. Its catch-up will find the change.`)
}

export const config: SubscriberConfig = {
  event: [
    "order.placed",
    "order.updated",
    "order.canceled",
    "order.completed",
    "order.archived",
    "order.fulfillment_created",
    "order.fulfillment_canceled",
    "order.return_requested",
    "order.return_received",
    "order-edit.confirmed",
    "payment.captured",
    "payment.refunded",
    "shipment.created",
    "delivery.created",
    "customer.created",
    "customer.updated",
    "customer.deleted",
    "product.created",
    "product.updated",
    "product.deleted",
    "product-variant.created",
    "product-variant.updated",
  ],
  context: { subscriberId: "revhub" },
}

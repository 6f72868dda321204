// The subscriber that is shipped for real shops, called as Medusa calls it.
const { default: tellRevHub, config } = await import(
  "../../../connectors/medusa/src/subscribers/revhub.ts"
);
await tellRevHub({
  event: { name: "order.placed", data: { id: "order_Ünï" }, metadata: { eventGroupId: "g" } },
});
console.log(config.event.includes("payment.refunded") ? "told" : "incomplete");

// SAP's own client: CSRF as it does it, deep insert, ETag, change sets.
import assert from 'node:assert/strict';
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';

const destination = {
  url: process.env.ERP_ADDRESS,
  authentication: 'BasicAuthentication',
  username: process.env.ERP_USER,
  password: process.env.ERP_PASSWORD,
  sapClient: '100',
};
const ORDERS = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
const json = { Accept: 'application/json' };

const send = (method, url, data, headers = {}) =>
  executeHttpRequest(destination, { method, url, data, headers: { ...json, ...headers } });

async function refused(status, call) {
  const error = await call.then(() => assert.fail('not refused'), (e) => e);
  const response = error.response ?? error.cause?.response ?? error.rootCause?.response;
  assert.equal(response?.status, status, error.stack);
  return response;
}

const body = (reference) => ({
  SalesOrderType: 'OR', SalesOrganization: '1010', DistributionChannel: '10', OrganizationDivision: '00',
  SoldToParty: process.env.CUSTOMER, PurchaseOrderByCustomer: reference,
  to_Item: { results: [{ Material: process.env.PRODUCT, RequestedQuantity: '2',
    to_PricingElement: { results: [{ ConditionType: 'PPR0', ConditionRateValue: '12.50', ConditionCurrency: 'EUR' }] } }] },
});

// Deep insert: the client fetches the CSRF token and the session's cookies by itself.
const created = await send('post', `${ORDERS}/A_SalesOrder`, body('SDK-1'));
assert.equal(created.status, 201);
const order = created.data.d;
assert.equal(order.TotalNetAmount, '25.00');
assert.equal(order.to_Item.results[0].SalesOrderItem, '10');

// A change must name the version that it saw.
const address = `${ORDERS}/A_SalesOrder('${order.SalesOrder}')`;
const change = { PurchaseOrderByCustomer: 'SDK-2' };
await refused(428, send('patch', address, change));
const conflict = await refused(412, send('patch', address, change, { 'If-Match': `W/"datetimeoffset'2020-01-01T00%3A00%3A00.0000000Z'"` }));
assert.ok(conflict.data.error.message.value);
assert.equal((await send('patch', address, change, { 'If-Match': order.__metadata.etag })).status, 204);
const read = await send('get', `${address}?$expand=to_Item&$select=PurchaseOrderByCustomer,to_Item/Material`);
assert.equal(read.data.d.PurchaseOrderByCustomer, 'SDK-2');

// A change set is all or nothing, and refers to what it makes by content id.
function batch(parts) {
  const set = parts.map(([method, url, data, id], index) => [
    '--changes', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', `Content-ID: ${id ?? index + 1}`, '',
    `${method} ${url} HTTP/1.1`, 'Content-Type: application/json', 'Accept: application/json', '', JSON.stringify(data), '',
  ].join('\r\n')).join('\r\n');
  const whole = ['--batch', 'Content-Type: multipart/mixed; boundary=changes', '', set, '--changes--', '', '--batch--', ''].join('\r\n');
  return send('post', `${ORDERS}/$batch`, whole, { 'Content-Type': 'multipart/mixed; boundary=batch', Accept: 'multipart/mixed' });
}
const count = async (reference) =>
  (await send('get', `${ORDERS}/A_SalesOrder?$filter=PurchaseOrderByCustomer eq '${reference}'&$inlinecount=allpages&$top=1`)).data.d.__count;

const item = { Material: process.env.PRODUCT, RequestedQuantity: '1' };
const good = await batch([['POST', 'A_SalesOrder', body('SDK-3')], ['POST', '$1/to_Item', item]]);
assert.equal(good.status, 202);
assert.equal(good.data.match(/HTTP\/1.1 201/g).length, 2, good.data);
assert.equal(await count('SDK-3'), '1');

const bad = await batch([['POST', 'A_SalesOrder', body('SDK-4')], ['POST', '$1/to_Item', { ...item, Material: 'NOTHING' }]]);
assert.equal(bad.status, 202);
assert.equal(bad.data.match(/HTTP\/1.1 /g).length, 1, bad.data);
assert.match(bad.data, /HTTP\/1.1 400[\s\S]*Material NOTHING does not exist/);
assert.equal(await count('SDK-4'), '0');

// Delivery with reference, and goods issue under its ETag.
const DELIVERIES = '/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002';
const delivery = (await send('post', `${DELIVERIES}/A_OutbDeliveryHeader`, { to_DeliveryDocumentItem: { results: [
  { ReferenceSDDocument: order.SalesOrder, ReferenceSDDocumentItem: '10', ActualDeliveryQuantity: '1', DeliveryQuantityUnit: 'PC' }] } })).data.d;
assert.deepEqual(delivery.to_DeliveryDocumentItem.results, []);
const call = async (name, etag) =>
  send('post', `${DELIVERIES}/${name}?DeliveryDocument='${delivery.DeliveryDocument}'`, {}, etag ? { 'If-Match': etag } : {});
await refused(428, call('PickAllItems'));
await call('PickAllItems', delivery.__metadata.etag);
await refused(412, call('PostGoodsIssue', delivery.__metadata.etag));
const picked = (await send('get', `${DELIVERIES}/A_OutbDeliveryHeader('${delivery.DeliveryDocument}')`)).data.d;
assert.equal((await call('PostGoodsIssue', picked.__metadata.etag)).status, 200);
console.log('done');

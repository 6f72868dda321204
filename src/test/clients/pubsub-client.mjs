// salesforce-pubsub-api-client as it is: log-in, subscription, replay, publishing. It trusts the certificates that it
// brings along and those of CA_FILE; nothing else is changed for it. Prints one line of JSON for each thing it saw.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import PubSubApiClient from 'salesforce-pubsub-api-client';

const { CRM, CLIENT_ID, CLIENT_SECRET, EVENTS, CA_FILE } = process.env;
const grpc = createRequire(import.meta.url)('@grpc/grpc-js');
const createSsl = grpc.credentials.createSsl;
grpc.credentials.createSsl = (roots, ...rest) =>
    createSsl(Buffer.concat([roots, Buffer.from('\n'), readFileSync(CA_FILE)]), ...rest);

const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const print = (what, value) => console.log(JSON.stringify({ what, ...value }));

async function client() {
    const made = new PubSubApiClient({
        authType: 'oauth-client-credentials', loginUrl: CRM, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET,
        pubSubEndpoint: EVENTS,
    }, quiet);
    await made.connect();
    return made;
}

// resolves with the event that makes `enough` true; `ready` is called at the first sign of life
function listen(subscribe, enough, ready = () => {}) {
    return new Promise((resolve, reject) => {
        subscribe((info, type, data) => {
            if (type === 'grpcKeepAlive') ready();
            if (type === 'error') reject(data);
            if (type === 'event' && enough(data)) resolve(data);
        });
    });
}

async function rest() {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET });
    const token = (await (await fetch(`${CRM}/services/oauth2/token`, { method: 'POST', body: form })).json()).access_token;
    return (method, path, body) => fetch(`${CRM}/services/data/v62.0/sobjects/${path}`, {
        method, body: JSON.stringify(body), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    });
}

const call = await rest();
const subscriber = await client();
let id;
const seen = [];
let started = false;
const start = async () => {
    if (started) return;
    started = true;
    id = (await (await call('POST', 'Account', {
        Name: 'Nordwind', AnnualRevenue: 0.1, Phone: '1', BillingStreet: 'Am Kai 1', BillingCity: 'Kiel' })).json()).id;
    await call('PATCH', `Account/${id}`, { Phone: null, AnnualRevenue: 13389.87, BillingCity: 'Bremen' });
};
await listen(callback => subscriber.subscribe('/data/AccountChangeEvent', callback), event => {
    if (!id || event.payload.ChangeEventHeader.recordIds.includes(id)) seen.push(event);
    return event.payload.ChangeEventHeader.changeType === 'UPDATE';
}, start);
seen.forEach(event => print('heard', {
    type: event.payload.ChangeEventHeader.changeType,
    records: event.payload.ChangeEventHeader.recordIds.length,
    changed: event.payload.ChangeEventHeader.changedFields,
    nulled: event.payload.ChangeEventHeader.nulledFields,
    revenue: event.payload.AnnualRevenue, name: event.payload.Name,
    city: event.payload.BillingAddress?.City ?? event.payload.BillingAddress,
}));

const again = await client();
const replayed = await listen(
    callback => again.subscribeFromReplayId('/data/ChangeEvents', callback, 1, seen[0].replayId), () => true);
print('replayed', { type: replayed.payload.ChangeEventHeader.changeType, same: replayed.id === seen[1].id });

const published = await again.publish('/event/Note__e', {
    CreatedDate: Date.now(), CreatedById: '005000000000001', Text__c: { string: 'signed' }, Amount__c: { double: 0.1 } }, 'my-key');
print('published', { key: published.correlationKey });
const note = await listen(callback => again.subscribeFromEarliestEvent('/event/Note__e', callback), () => true);
print('received', { text: note.payload.Text__c, amount: note.payload.Amount__c });

// a managed subscription goes on after what was committed
const name = `Hub_${Date.now()}`;
const managed = await (await call('POST', '../tooling/sobjects/ManagedEventSubscription', {
    DeveloperName: name, Metadata: { label: 'Hub', topicName: '/data/AccountChangeEvent', state: 'RUN' } })).json();
const until = async enough => { while (!enough()) await new Promise(again => setTimeout(again, 20)); };
const holder = await client();
const events = [];
let signs = 0;
await holder.subscribeWithManagedSubscription(name, (info, type, data) => {
    if (type === 'event') events.push(data);
    if (type === 'grpcKeepAlive') signs++;
    if (type === 'error') throw data;
}, 2);
await until(() => signs > 0);
for (const Name of ['First', 'Second']) await call('POST', 'Account', { Name });
await until(() => events.length === 2);
// nothing is asked for any more, so the next sign is the answer to the commit
signs = 0;
holder.commitReplayId(managed.id, events[0].replayId);
await until(() => signs > 0);
// the client has no call that ends a stream, so the server does
await fetch(`${CRM}/_sandbox/events/end-streams`, { method: 'POST' });
const successor = await client();
const next = await listen(callback => successor.subscribeWithManagedSubscription(managed.id, callback, 1), () => true);
print('managed', { name: next.payload.Name, same: next.id === events[1].id });
process.exit(0);

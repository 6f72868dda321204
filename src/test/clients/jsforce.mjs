// Drives the simulated Salesforce with jsforce as it is. One line for each thing that works; any difference ends it.
import assert from "node:assert/strict";
import jsforce from "jsforce";

const { CRM_ADDRESS, CRM_CLIENT_ID, CRM_CLIENT_SECRET, KEY } = process.env;

const conn = new jsforce.Connection({
  version: "62.0",
  oauth2: { loginUrl: CRM_ADDRESS, clientId: CRM_CLIENT_ID, clientSecret: CRM_CLIENT_SECRET },
});
const user = await conn.authorize({ grant_type: "client_credentials" });
assert.match(user.organizationId, /^00D/);
console.log("logged in");

const identity = await conn.identity();
assert.equal(identity.user_id, user.id);
console.log("identity");

const all = await conn.describeGlobal();
assert.ok(all.sobjects.some((o) => o.name === "Quote" && o.keyPrefix === "0Q0"));
const description = await conn.sobject("Account").describe();
const hubKey = description.fields.find((f) => f.name === "RevHub_Key__c");
assert.ok(hubKey.externalId && hubKey.unique);
console.log("described");

const account = conn.sobject("Account");
const created = await account.create({ Name: "Nordwind", RevHub_Key__c: KEY });
assert.ok(created.success);
assert.equal((await account.retrieve(created.id)).Name, "Nordwind");
assert.ok((await account.update({ Id: created.id, Name: "Nordwind AG" })).success);
assert.equal((await account.upsert({ Name: "Nordwind SE", RevHub_Key__c: KEY }, "RevHub_Key__c")).success, true);
assert.equal((await account.findOne({ RevHub_Key__c: KEY }, "Id, Name")).Name, "Nordwind SE");
await assert.rejects(account.create({}), { errorCode: "REQUIRED_FIELD_MISSING" });
console.log("created, read, updated, upserted");

const many = Array.from({ length: 450 }, (_, i) => ({ LastName: `${KEY}-${String(i).padStart(3, "0")}`, AccountId: created.id }));
const contacts = await conn.sobject("Contact").create(many, { allowRecursive: true });
assert.equal(contacts.length, 450);
assert.ok(contacts.every((c) => c.success));
const mixed = await conn.sobject("Contact").update([
  { Id: contacts[0].id, FirstName: "Eva" },
  { Id: contacts[1].id, LastName: "" },
]);
assert.deepEqual(mixed.map((m) => m.success), [true, false]);
const gone = await conn.sobject("Contact").delete([contacts[449].id]);
assert.ok(gone[0].success);
console.log("collections");

let page = await conn.query(`SELECT Id, LastName, Account.Name FROM Contact WHERE AccountId = '${created.id}' ORDER BY LastName`, {
  headers: { "Sforce-Query-Options": "batchSize=200" },
});
assert.equal(page.totalSize, 449);
assert.equal(page.done, false);
let read = page.records;
while (!page.done) {
  page = await conn.queryMore(page.nextRecordsUrl);
  read = read.concat(page.records);
}
assert.deepEqual(read.map((r) => r.LastName), many.slice(0, 449).map((c) => c.LastName));
assert.equal(read[0].Account.Name, "Nordwind SE");
const deleted = await conn.query(`SELECT Id FROM Contact WHERE AccountId = '${created.id}'`, { scanAll: true });
assert.equal(deleted.totalSize, 450);
const children = await conn.sobject("Account").find({ Id: created.id }).include("Contacts").select("Id").limit(3).end().execute();
assert.equal(children[0].Contacts.records.length, 3);
const counted = await conn.query(`SELECT AccountId, COUNT(Id) many FROM Contact WHERE AccountId = '${created.id}' GROUP BY AccountId`);
assert.equal(counted.records[0].many, 449);
await assert.rejects(conn.query("SELECT Nothing FROM Contact"), { errorCode: "INVALID_FIELD" });
console.log("queried page by page");

const results = await conn.bulk2.loadAndWaitForResults({
  object: "Product2",
  operation: "upsert",
  externalIdFieldName: "RevHub_Key__c",
  input: [
    ...Array.from({ length: 1000 }, (_, i) => ({ Name: `Part, "${i}"`, ProductCode: `P-${i}`, RevHub_Key__c: `${KEY}-${i}`, IsActive: true })),
    { Name: "", ProductCode: "none", RevHub_Key__c: `${KEY}-bad`, IsActive: true },
  ],
  pollInterval: 200,
});
assert.equal(results.successfulResults.length, 1000);
assert.equal(results.failedResults.length, 1);
assert.match(results.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING/);
assert.equal(results.unprocessedRecords.length, 0);
console.log("bulk ingest");

const stream = await conn.bulk2.query(`SELECT Id, Name, IsActive FROM Product2 WHERE RevHub_Key__c LIKE '${KEY}%'`, { pollInterval: 200 });
const parts = await stream.toArray();
assert.equal(parts.length, 1000);
assert.ok(parts.some((p) => p.Name === 'Part, "999"' && p.IsActive === "true"));
console.log("bulk query");

const composite = await conn.requestPost("/services/data/v62.0/composite", {
  allOrNone: true,
  compositeRequest: [
    { method: "POST", url: "/services/data/v62.0/sobjects/Account", referenceId: "a", body: { Name: "Composite" } },
    { method: "POST", url: "/services/data/v62.0/sobjects/Contact", referenceId: "c", body: { LastName: "Vogt", AccountId: "@{a.id}" } },
  ],
});
assert.deepEqual(composite.compositeResponse.map((r) => r.httpStatusCode), [201, 201]);
console.log("composite");

const since = await conn.sobject("Contact").deleted("2026-04-01T00:00:00Z", "2026-04-30T00:00:00Z");
assert.ok(since.deletedRecords.some((r) => r.id === contacts[449].id));
const changed = await conn.sobject("Account").updated("2026-04-01T00:00:00Z", "2026-04-30T00:00:00Z");
assert.ok(changed.ids.includes(created.id));
console.log("deleted and updated");

assert.ok((await conn.limits()).DailyApiRequests.Remaining > 0);
assert.ok(conn.limitInfo.apiUsage.used > 0);
await account.destroy(created.id);
await assert.rejects(account.retrieve(created.id), { errorCode: "ENTITY_IS_DELETED" });
await conn.logout();
await assert.rejects(conn.query("SELECT Id FROM User"));
console.log("logged out");

const older = new jsforce.Connection({ version: "62.0", loginUrl: CRM_ADDRESS });
await assert.rejects(older.login(process.env.CRM_USERNAME, "wrong"), /INVALID_LOGIN/);
const same = await older.login(process.env.CRM_USERNAME, process.env.CRM_PASSWORD);
assert.equal(same.organizationId, user.organizationId);
assert.ok((await older.query("SELECT Id FROM Account LIMIT 1")).done);
await older.logout();
console.log("logged in by SOAP");

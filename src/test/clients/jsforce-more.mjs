// More of jsforce as it is: what people do with it beyond single records. One line for each thing that works.
import assert from "node:assert/strict";
import jsforce from "jsforce";

const { CRM_ADDRESS, CRM_CLIENT_ID, CRM_CLIENT_SECRET, KEY } = process.env;
const conn = new jsforce.Connection({
  version: "62.0",
  oauth2: { loginUrl: CRM_ADDRESS, clientId: CRM_CLIENT_ID, clientSecret: CRM_CLIENT_SECRET },
});
const user = await conn.authorize({ grant_type: "client_credentials" });
const Account = conn.sobject("Account");
const Contact = conn.sobject("Contact");

const made = await Account.upsert(
  [
    { RevHub_Key__c: `${KEY}-a`, Name: "A" },
    { RevHub_Key__c: `${KEY}-b`, Name: "" },
    { RevHub_Key__c: `${KEY}-c`, Name: "C" },
  ],
  "RevHub_Key__c",
);
assert.deepEqual(made.map((m) => m.success), [true, false, true]);
assert.equal(made[1].errors[0].statusCode ?? made[1].errors[0].errorCode, "REQUIRED_FIELD_MISSING");
const none = await Account.upsert(
  [{ RevHub_Key__c: `${KEY}-d`, Name: "D" }, { RevHub_Key__c: `${KEY}-e`, Name: "" }], "RevHub_Key__c", { allOrNone: true });
assert.ok(none.every((n) => !n.success));
assert.equal(await Account.count({ RevHub_Key__c: `${KEY}-d` }), 0);
console.log("many upserted");

const read = await Account.retrieve([made[0].id, made[2].id]);
assert.deepEqual(read.map((r) => r.Name), ["A", "C"]);
assert.deepEqual((await Account.retrieve([made[0].id, "001000000000000AAA"])).map((r) => r?.Name), ["A", undefined]);
console.log("many retrieved");

const people = Array.from({ length: 210 }, (_, i) => ({ LastName: `P${String(i).padStart(3, "0")}`, AccountId: made[0].id }));
await Contact.create(people, { allowRecursive: true });
assert.equal(await Contact.count({ AccountId: made[0].id }), 210);
const some = await Contact.find({ AccountId: made[0].id, CreatedDate: { $gte: jsforce.SfDate.LAST_N_DAYS(3) }, LastName: { $like: "P00%" } }, ["LastName"])
  .sort({ LastName: -1 }).skip(1).limit(2);
assert.deepEqual(some.map((r) => r.LastName), ["P008", "P007"]);
const all = await conn.query(`SELECT Id FROM Contact WHERE AccountId = '${made[0].id}'`, {
  autoFetch: true, headers: { "Sforce-Query-Options": "batchSize=200" },
});
assert.equal(all.records.length, 210);
const seen = [];
await new Promise((resolve, reject) =>
  conn.query(`SELECT LastName FROM Contact WHERE AccountId = '${made[0].id}' ORDER BY LastName`)
    .on("record", (record) => seen.push(record.LastName)).on("end", resolve).on("error", reject).run({ autoFetch: true, maxFetch: 1000 }));
assert.equal(seen.length, 210);
const whole = await conn.query(`SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Id = '${made[0].id}'`, {
  headers: { "Sforce-Query-Options": "batchSize=200" },
});
assert.equal(whole.records[0].Contacts.totalSize, 210);
console.log("found, counted, fetched");

const gone = await Account.destroy([made[2].id, made[2].id]);
assert.deepEqual(gone.map((g) => g.success), [true, false]);
console.log("many destroyed");

const tree = { records: [
  { attributes: { type: "Account", referenceId: "one" }, Name: "Tree", Contacts: { records: [{ attributes: { type: "Contact", referenceId: "two" } }] } },
] };
await assert.rejects(conn.requestPost("/services/data/v62.0/composite/tree/Account", tree), (error) => {
  const result = JSON.parse(error.message);
  assert.equal(result.hasErrors, true);
  assert.deepEqual(result.results.map((r) => [r.referenceId, r.errors[0].statusCode]), [["two", "REQUIRED_FIELD_MISSING"]]);
  return true;
});
console.log("tree with errors");

const batch = await conn.requestPost("/services/data/v62.0/composite/batch", {
  batchRequests: ["Account", "Contact", "Order"].map((name) => ({ method: "GET", url: `v62.0/sobjects/${name}/describe` })),
});
assert.deepEqual(batch.results.map((r) => r.result.name), ["Account", "Contact", "Order"]);
console.log("described by batch");

const doomed = await Account.create([{ Name: "Doomed 1" }, { Name: "Doomed 2" }]);
const job = await conn.bulk2.loadAndWaitForResults({
  object: "Account", operation: "delete", input: doomed.map((d) => ({ Id: d.id })), pollInterval: 200,
});
assert.equal(job.successfulResults.length, 2);
assert.equal(await Account.count({ Id: doomed[0].id }), 0);
const every = await (await conn.bulk2.query(`SELECT Id, IsDeleted FROM Account WHERE Id = '${doomed[0].id}'`, { scanAll: true, pollInterval: 200 })).toArray();
assert.equal(every[0].IsDeleted, "true");
console.log("deleted in bulk");

const lead = await conn.sobject("Lead").create({ LastName: "Lang", Company: "Nordwind", Status: "Working - Contacted" });
const converted = await conn.soap.convertLead({ leadId: lead.id, convertedStatus: "Closed - Converted" });
assert.ok(converted.success);
assert.ok((await conn.sobject("Lead").retrieve(lead.id)).IsConverted);
console.log("lead converted");

assert.equal((await conn.soap.getUserInfo()).userId, user.id);
assert.ok(new Date((await conn.soap.getServerTimestamp()).timestamp).getTime() > 0);
console.log("asked by SOAP");

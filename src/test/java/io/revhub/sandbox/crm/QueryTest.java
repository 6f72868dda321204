package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final CrmClient crm = new CrmClient();
    private final String run = CrmClient.unique("run");
    private String account;

    @BeforeEach
    void givenAnAccountAndItsCases() {
        account = crm.create("Account", "{\"Name\":\"" + run + "\",\"AnnualRevenue\":250.5,\"NumberOfEmployees\":3}");
        create("Alpha", "High");
        create("Beta's 100%", "Low");
        create("gamma", "High");
    }

    private void create(String subject, String priority) {
        crm.create(
                "Case",
                "{\"AccountId\":\"" + account + "\",\"Subject\":\"" + subject + "\",\"Priority\":\"" + priority
                        + "\"}");
    }

    @Test
    void conditionsSelectRecords() {
        assertThat(found("Subject = 'alpha'")).containsExactly("Alpha");
        assertThat(found("Subject = 'Beta\\'s 100%'")).containsExactly("Beta's 100%");
        assertThat(found("Subject != 'Alpha'")).containsExactly("Beta's 100%", "gamma");
        assertThat(found("Subject LIKE '%a'")).containsExactly("Alpha", "gamma");
        assertThat(found("Subject LIKE '%100\\%'")).containsExactly("Beta's 100%");
        assertThat(found("Subject LIKE 'g_mma'")).containsExactly("gamma");
        assertThat(found("Subject IN ('Alpha', 'gamma')")).containsExactly("Alpha", "gamma");
        assertThat(found("Subject NOT IN ('Alpha', 'gamma')")).containsExactly("Beta's 100%");
        assertThat(found("(Priority = 'High' AND NOT Subject = 'gamma') OR Priority = 'Low'"))
                .containsExactly("Alpha", "Beta's 100%");
        assertThat(found("Origin = null AND IsClosed = false AND CreatedDate = TODAY"))
                .hasSize(3);
        assertThat(found("CreatedDate < LAST_N_DAYS:5")).isEmpty();
        assertThat(found("CreatedDate >= 2020-01-01T00:00:00Z AND CreatedDate > 2020-01-01T00:00:00.000+0000"))
                .hasSize(3);
        assertThat(found("Account.AnnualRevenue > 250 AND Account.AnnualRevenue <= 250.50"))
                .hasSize(3);
    }

    private List<String> found(String condition) {
        String soql =
                "SELECT Subject FROM Case WHERE AccountId = '" + account + "' AND (" + condition + ") ORDER BY Subject";
        return crm.query(soql).body().get("records").findValuesAsText("Subject");
    }

    @Test
    void oneFieldOrSeveralGiveTheOrder() {
        String soql = "SELECT Subject FROM Case WHERE AccountId = '" + account + "' ";

        assertThat(subjects(soql + "ORDER BY Priority, Subject DESC")).containsExactly("gamma", "Alpha", "Beta's 100%");
        assertThat(subjects(soql + "ORDER BY Subject DESC NULLS LAST LIMIT 1 OFFSET 1"))
                .containsExactly("Beta's 100%");
    }

    private List<String> subjects(String soql) {
        return crm.query(soql).body().get("records").findValuesAsText("Subject");
    }

    @Test
    void parentsAndChildrenComeAlong() {
        JsonNode aCase = crm.query(
                        "SELECT Account.Name, Account.Owner.Name, Contact.Name FROM Case c WHERE c.AccountId = '"
                                + account + "'")
                .body()
                .at("/records/0");
        JsonNode parent =
                crm.single("SELECT Name, (SELECT Subject FROM Cases WHERE Priority = 'High' ORDER BY Subject),"
                        + " (SELECT Id FROM Orders) FROM Account WHERE Id = '" + account + "'");

        assertThat(aCase.at("/Account/Name").asText()).isEqualTo(run);
        assertThat(aCase.at("/Account/attributes/type").asText()).isEqualTo("Account");
        assertThat(aCase.at("/Account/Owner/Name").asText()).isEqualTo("Integration User");
        assertThat(aCase.get("Contact").isNull()).isTrue();
        assertThat(parent.at("/Cases/totalSize").asInt()).isEqualTo(2);
        assertThat(parent.at("/Cases/records/1/Subject").asText()).isEqualTo("gamma");
        assertThat(parent.get("Orders").isNull()).isTrue();
    }

    @Test
    void whatWasTouchedSinceAStampIsFound() {
        String stamp = crm.read("Account", account).get("SystemModstamp").asText();
        String soql =
                "SELECT Id FROM Account WHERE SystemModstamp >= %s AND IsDeleted = false ORDER BY SystemModstamp, Id";
        String later = crm.create("Account", "{\"Name\":\"Later\"}");

        assertThat(ids(soql.formatted(stamp))).startsWith(account).contains(later);
        crm.patch("/sobjects/Account/" + account, "{\"Phone\":\"1\"}");
        assertThat(ids(soql.formatted(stamp))).startsWith(later).contains(account);
    }

    private List<String> ids(String soql) {
        return crm.query(soql).body().get("records").findValuesAsText("Id");
    }

    @Test
    void recordsAreCountedAndFoundThroughOthers() {
        Answer count = crm.query("SELECT COUNT() FROM Case WHERE AccountId = '" + account + "'");
        JsonNode through =
                crm.single("SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Case WHERE AccountId = '"
                        + account + "')");

        assertThat(count.body().get("totalSize").asInt()).isEqualTo(3);
        assertThat(count.body().get("records").isEmpty()).isTrue();
        assertThat(through.get("Name").asText()).isEqualTo(run);
    }

    @Test
    void whatIsAskedOfDatesSelectsAndGroups() {
        String cases = " FROM Case WHERE AccountId = '" + account + "'";
        JsonNode years = crm.query(
                        "SELECT CALENDAR_YEAR(CreatedDate), COUNT(Id), DAY_ONLY(convertTimezone(CreatedDate)) day"
                                + cases + " GROUP BY CALENDAR_YEAR(CreatedDate), DAY_ONLY(convertTimezone(CreatedDate))"
                                + " ORDER BY CALENDAR_YEAR(CreatedDate)")
                .body()
                .get("records");
        String stamp = crm.single("SELECT CreatedDate" + cases + " LIMIT 1")
                .get("CreatedDate")
                .asText();

        assertThat(years.size()).isEqualTo(1);
        assertThat(years.at("/0/expr0").intValue()).isEqualTo(Integer.parseInt(stamp.substring(0, 4)));
        assertThat(years.at("/0/expr1").intValue()).isEqualTo(3);
        assertThat(years.at("/0/day").asText()).isEqualTo(stamp.substring(0, 10));
        assertThat(found("CALENDAR_MONTH(CreatedDate) = " + Integer.parseInt(stamp.substring(5, 7))))
                .hasSize(3);
        assertThat(found("HOUR_IN_DAY(CreatedDate) > 23")).isEmpty();
        assertRefused(
                "SELECT CALENDAR_YEAR(CreatedDate)" + cases, "MALFORMED_QUERY", "Field must be grouped or aggregated");
        assertRefused(
                "SELECT Id" + cases + " AND CALENDAR_YEAR(Subject) = 1",
                "INVALID_FIELD",
                "does not support function CALENDAR_YEAR");
    }

    @Test
    void aParentThatMayBeOfSeveralObjectsShowsWhatItsObjectHas() {
        String aCase = crm.create("Case", "{\"Subject\":\"parent\",\"AccountId\":\"" + account + "\"}");
        crm.create("Task", "{\"Subject\":\"1 " + run + "\",\"WhatId\":\"" + account + "\"}");
        crm.create("Task", "{\"Subject\":\"2 " + run + "\",\"WhatId\":\"" + aCase + "\"}");
        crm.create("Task", "{\"Subject\":\"3 " + run + "\"}");
        String soql = "SELECT TYPEOF What WHEN Account THEN NumberOfEmployees, Owner.Name %s END, Subject FROM Task"
                + " WHERE Subject LIKE '%%" + run + "' ORDER BY Subject";

        JsonNode tasks =
                crm.query(soql.formatted("WHEN Case THEN Subject")).body().get("records");
        JsonNode others = crm.query(soql.formatted("ELSE CreatedDate")).body().get("records");
        JsonNode accountsOnly = crm.query(soql.formatted("")).body().get("records");

        assertThat(tasks.at("/0/What/attributes/type").asText()).isEqualTo("Account");
        assertThat(tasks.at("/0/What/NumberOfEmployees").intValue()).isEqualTo(3);
        assertThat(tasks.at("/0/What/Owner/Name").asText()).isEqualTo("Integration User");
        assertThat(tasks.at("/1/What/Subject").asText()).isEqualTo("parent");
        assertThat(tasks.at("/2/What").isNull()).isTrue();
        assertThat(others.at("/1/What/CreatedDate").asText()).isNotEmpty();
        assertThat(accountsOnly.at("/1/What").isNull()).isTrue();
        assertRefused(
                "SELECT TYPEOF What WHEN Lead THEN Name END FROM Task", "INVALID_FIELD", "does not lead to 'Lead'");
    }

    @Test
    void badQueriesAreRefusedWithThePlace() {
        assertRefused("SELECT Id FORM Account", "MALFORMED_QUERY", "ERROR at Row:1:Column:11");
        assertRefused("SELECT FROM Account", "MALFORMED_QUERY", "unexpected token: 'FROM'");
        assertRefused("SELECT Id FROM Account WHERE Name = 'x", "MALFORMED_QUERY", "");
        assertRefused(
                "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
                "MALFORMED_QUERY",
                "unexpected token: 'OR'");
        assertRefused(
                "SELECT Id, Foo FROM Account",
                "INVALID_FIELD",
                "\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Foo' on entity 'Account'.");
        assertRefused(
                "SELECT Foo.Name FROM Account", "INVALID_FIELD", "Didn't understand relationship 'Foo' in field path");
        assertRefused("SELECT Id FROM Acount", "INVALID_TYPE", "sObject type 'Acount' is not supported");
        assertRefused(
                "SELECT Id, (SELECT Id FROM Foos) FROM Account",
                "INVALID_TYPE",
                "Didn't understand relationship 'Foos'");
        assertRefused(
                "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
                "INVALID_FIELD",
                "must be of type double and should not be enclosed in quotes");
        assertRefused(
                "SELECT Id FROM Account WHERE Description = 'x'",
                "INVALID_FIELD",
                "can not be filtered in a query call");
    }

    private void assertRefused(String soql, String code, String message) {
        Answer answer = crm.query(soql);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(code);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void aLongResultComesPageByPage() {
        createMany(150, 0);
        createMany(100, 150);
        String soql = "SELECT Subject FROM Task WHERE WhatId = '" + account + "' ORDER BY Subject";

        Answer first = crm.get("/query/?q=" + CrmClient.encoded(soql), "Sforce-Query-Options", "batchSize=200");
        String next = first.body().path("nextRecordsUrl").asText();
        Answer second = crm.get(next);

        assertThat(first.body().get("totalSize").asInt()).isEqualTo(250);
        assertThat(first.body().get("done").asBoolean()).isFalse();
        assertThat(first.body().get("records").size()).isEqualTo(200);
        assertThat(next).matches("/services/data/v62\\.0/query/01g\\w{15}-200");
        assertThat(second.body().get("done").asBoolean()).isTrue();
        assertThat(second.body().get("records").size()).isEqualTo(50);
        assertThat(second.body().at("/records/0/Subject").asText()).isEqualTo("task 200");
        assertThat(crm.get("/query/01g000000000000AAA-200").error()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void childrenThatDoNotFitOnAPageHavePagesOfTheirOwn() {
        createMany(150, 0);
        createMany(100, 150);
        String soql =
                "SELECT Id, (SELECT Subject FROM Tasks ORDER BY Subject) FROM Account WHERE Id = '" + account + "'";

        JsonNode first = crm.get("/query/?q=" + CrmClient.encoded(soql), "Sforce-Query-Options", "batchSize=200")
                .body()
                .at("/records/0/Tasks");
        JsonNode second = crm.get(first.path("nextRecordsUrl").asText()).body();

        assertThat(first.get("totalSize").asInt()).isEqualTo(250);
        assertThat(first.get("done").asBoolean()).isFalse();
        assertThat(first.get("records").size()).isEqualTo(200);
        assertThat(second.get("done").asBoolean()).isTrue();
        assertThat(second.get("records").size()).isEqualTo(50);
        assertThat(second.at("/records/0/Subject").asText()).isEqualTo("task 200");
    }

    @Test
    void aTransactionThatCommitsLateHasAnEarlyStamp() {
        String before = crm.read("Account", account).get("SystemModstamp").asText();
        crm.form("/_sandbox/late-commits?seconds=60", "");
        crm.patch("/sobjects/Account/" + account, "{\"Phone\":\"2\"}");
        crm.form("/_sandbox/late-commits?seconds=0", "");

        assertThat(crm.read("Account", account).get("SystemModstamp").asText()).isLessThan(before);
    }

    private void createMany(int count, int from) {
        String records = IntStream.range(from, from + count)
                .mapToObj(i -> "{\"attributes\":{\"type\":\"Task\"},\"Subject\":\"task %03d\",\"WhatId\":\"%s\"}"
                        .formatted(i, account))
                .collect(Collectors.joining(","));
        crm.post("/composite/sobjects", "{\"allOrNone\":true,\"records\":[" + records + "]}");
    }
}

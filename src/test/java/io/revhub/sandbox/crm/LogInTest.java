package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.crm.CrmClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LogInTest {

    private final CrmClient crm = new CrmClient();

    @Test
    void clientCredentialsOpenASession() {
        Answer answer = crm.form("/services/oauth2/token", CrmClient.LOG_IN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("instance_url").asText())
                .isEqualTo(crm.address().toString());
        assertThat(answer.body().get("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.body().get("access_token").asText()).startsWith("00D");
        assertThat(answer.body().has("issued_at")).isTrue();
    }

    @Test
    void wrongCredentialsAreRefusedAsOAuthSays() {
        Answer secret = crm.form(
                "/services/oauth2/token", "grant_type=client_credentials&client_id=revhub&client_secret=wrong");
        Answer grant = crm.form("/services/oauth2/token", "grant_type=guess&client_id=revhub&client_secret=secret");

        assertThat(secret.status()).isEqualTo(400);
        assertThat(secret.body().get("error").asText()).isEqualTo("invalid_client");
        assertThat(secret.body().get("error_description").asText()).isEqualTo("invalid client credentials");
        assertThat(grant.body().get("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void aSignedAssertionOpensASessionAndOneThatIsNotQuiteRightDoesNot() throws Exception {
        String address = crm.address().toString();
        Instant soon = Instant.now().plusSeconds(120);

        assertThat(bearer("revhub", "integration@example.com", address, soon).status())
                .isEqualTo(200);
        assertThat(bearer("revhub", "integration@example.com", "https://login.salesforce.com", soon)
                        .status())
                .isEqualTo(200);
        assertThat(description(bearer("revhub", "integration@example.com", "https://elsewhere.example", soon)))
                .isEqualTo("audience is invalid");
        assertThat(description(bearer("revhub", "stranger@example.com", address, soon)))
                .isEqualTo("user hasn't approved this consumer");
        assertThat(bearer("stranger", "integration@example.com", address, soon)
                        .body()
                        .get("error")
                        .asText())
                .isEqualTo("invalid_client_id");
        assertThat(description(bearer(
                        "revhub",
                        "integration@example.com",
                        address,
                        Instant.now().minusSeconds(1))))
                .isEqualTo("invalid assertion");
        assertThat(description(bearer("revhub", "integration@example.com", address, soon.plusSeconds(3600))))
                .isEqualTo("invalid assertion");
        assertThat(description(crm.form("/services/oauth2/token", GRANT_JWT + "&assertion=a.b.c")))
                .isEqualTo("invalid assertion");
    }

    @Test
    void aRefreshTokenOpensASession() {
        String form = "grant_type=refresh_token&client_id=revhub&refresh_token=";

        assertThat(crm.form("/services/oauth2/token", form + "refresh").status())
                .isEqualTo(200);
        assertThat(description(crm.form("/services/oauth2/token", form + "old")))
                .isEqualTo("expired access/refresh token");
    }

    @Test
    void aUsersNameAndPasswordOpenASessionByOAuth() {
        String form =
                "grant_type=password&client_id=revhub&client_secret=secret&username=integration@example.com&password=";

        assertThat(crm.form("/services/oauth2/token", form + "password").status())
                .isEqualTo(200);
        assertThat(description(crm.form("/services/oauth2/token", form + "wrong")))
                .isEqualTo("authentication failure");
    }

    private static final String GRANT_JWT = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer";

    private Answer bearer(String issuer, String subject, String audience, Instant end) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(issuer, subject, audience, end.getEpochSecond());
        String signed = base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        new JwtKey(TestLandscape.folder()).publicKey();
        String pem = Files.readString(TestLandscape.folder().resolve(JwtKey.PRIVATE_FILE))
                .replaceAll("-----[A-Z ]+-----", "");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem))));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return crm.form(
                "/services/oauth2/token",
                GRANT_JWT + "&assertion=" + signed + "." + base64.encodeToString(signature.sign()));
    }

    private static String description(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().get("error_description").asText();
    }

    @Test
    void withoutASessionNothingIsRead() {
        Answer answer = crm.page("/services/data/v62.0/sobjects/Account/001");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }

    @Test
    void allSessionsCanBeEnded() {
        CrmClient other = new CrmClient();

        crm.form("/_sandbox/expire-tokens", "");

        assertThat(other.get("/limits").error()).isEqualTo("INVALID_SESSION_ID");
        other.logIn();
        assertThat(other.get("/limits").status()).isEqualTo(200);
    }

    @Test
    void aTokenEndsWithItsLifetime() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Tokens tokens = new Tokens(now::get, Duration.ofHours(2));
        String token = tokens.issue();

        now.set(Instant.EPOCH.plus(Duration.ofMinutes(119)));
        assertThat(tokens.valid(token)).isTrue();
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(120)));
        assertThat(tokens.valid(token)).isFalse();
    }

    @Test
    void everyAnswerSaysHowManyCallsWereMade() {
        Answer answer = crm.get("/limits/");

        assertThat(answer.headers().firstValue("Sforce-Limit-Info").orElseThrow())
                .matches("api-usage=\\d+/100000");
        assertThat(answer.body().get("DailyApiRequests").get("Max").asInt()).isEqualTo(100_000);
    }

    @Test
    void versionsAndResourcesAreListed() {
        assertThat(crm.page("/services/data/").body().findValuesAsText("version"))
                .containsExactly("60.0", "61.0", "62.0", "63.0", "64.0", "65.0", "66.0");
        assertThat(crm.get("/").body().get("sobjects").asText()).isEqualTo("/services/data/v62.0/sobjects");
        assertThat(crm.get("/services/data/v64.0/sobjects/")
                        .body()
                        .get("sobjects")
                        .findValuesAsText("name"))
                .contains("Account", "Quote", "RevHub_Invoice__c");
        assertThat(crm.get("/services/data/v99.0/limits").error()).isEqualTo("NOT_FOUND");
    }

    @Test
    void theObjectsOfTheWholeCycleAreThere() {
        assertThat(crm.get("/sobjects").body().get("sobjects").findValuesAsText("name"))
                .contains("Lead", "Account", "Contact", "Campaign", "CampaignMember", "Opportunity")
                .contains("OpportunityLineItem", "OpportunityContactRole", "OpportunitySplit", "CurrencyType")
                .contains("Product2", "ProductSellingModel", "Pricebook2", "PricebookEntry", "Quote", "QuoteLineItem")
                .contains("Order", "OrderItem", "Contract", "Asset", "Case", "Task", "User", "RevHub_Invoice__c");
    }

    @Test
    void anObjectDescribesItself() {
        Answer answer = crm.get("/sobjects/Quote/describe");

        assertThat(answer.body().get("keyPrefix").asText()).isEqualTo("0Q0");
        assertThat(answer.body().get("fields").findValuesAsText("name"))
                .contains("Id", "QuoteNumber", "RevHub_SellingCompany__c", "CurrencyIsoCode", "SystemModstamp");
        assertThat(answer.body().get("childRelationships").findValuesAsText("relationshipName"))
                .contains("QuoteLineItems");
    }
}

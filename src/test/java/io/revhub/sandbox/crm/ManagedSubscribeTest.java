package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.revhub.sandbox.crm.ManagedStream.Committed;
import java.io.IOException;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagedSubscribeTest {

    private static final String TOOLING = "/tooling/sobjects/ManagedEventSubscription";
    private static final String CODES = "sfdc.platform.eventbus.grpc.managed.subscription.";

    private final CrmClient crm = new CrmClient();
    private final EventClient client = new EventClient(crm.token());
    private final String name = "Hub_" + UUID.randomUUID().toString().substring(0, 8);
    private String id;

    ManagedSubscribeTest() throws IOException {}

    @BeforeEach
    void anAdministratorHasSetItUp() {
        id = crm.post(TOOLING, "{\"DeveloperName\":\"" + name + "\",\"Metadata\":" + metadata("RUN") + "}")
                .id();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static String metadata(String state) {
        return "{\"label\":\"Hub\",\"topicName\":\"/data/AccountChangeEvent\",\"defaultReplay\":\"LATEST\","
                + "\"errorRecoveryReplay\":\"EARLIEST\",\"state\":\"" + state + "\"}";
    }

    private void state(String state) {
        crm.patch(TOOLING + "/" + id, "{\"Metadata\":" + metadata(state) + "}");
    }

    private ManagedStream subscribed() {
        ManagedStream stream = new ManagedStream(client, "", name, 10);
        // a first sign of life: from here on everything is told
        await().until(() -> !stream.responses.isEmpty());
        return stream;
    }

    private String account() {
        return crm.create("Account", "{\"Name\":\"Nordwind\"}");
    }

    private String told(ManagedStream stream, int index) {
        await().until(() -> stream.events().size() > index);
        GenericRecord event = client.decoded(stream.events().get(index));
        return ((GenericRecord) event.get("ChangeEventHeader")).get("recordIds").toString();
    }

    private ByteString commit(ManagedStream stream, int index) {
        ByteString place = stream.events().get(index).getReplayId();
        stream.commit("first", place);
        await().until(() -> !stream.commits().isEmpty());
        return place;
    }

    @Test
    void aSubscriptionGoesOnAfterThePlaceThatWasCommitted() {
        String one;
        String two;
        try (ManagedStream stream = subscribed()) {
            one = account();
            two = account();
            assertThat(told(stream, 0)).contains(one);
            assertThat(told(stream, 1)).contains(two);

            ByteString place = commit(stream, 0);

            assertThat(stream.commits()).containsExactly(new Committed("first", place, 0));
        }

        try (ManagedStream again = new ManagedStream(client, id, "", 10)) {
            assertThat(told(again, 0)).contains(two);
        }
    }

    @Test
    void aPlaceThatIsNoneIsNotCommitted() {
        try (ManagedStream stream = subscribed()) {
            stream.commit("bad", ByteString.copyFromUtf8("no"));

            await().until(() -> !stream.commits().isEmpty());

            assertThat(stream.commits().get(0).error()).isEqualTo(2);
            assertThat(stream.error()).isEmpty();
        }
    }

    @Test
    void aCommittedPlaceThatIsNoLongerThereIsRecoveredFromAsTheSubscriptionSays() {
        try (ManagedStream stream = subscribed()) {
            account();
            told(stream, 0);
            commit(stream, 0);
        }
        client.sandbox("POST", "/expire-replay-ids", null);
        String later = account();

        try (ManagedStream again = new ManagedStream(client, id, "", 10)) {
            assertThat(told(again, 0)).contains(later);
        }
    }

    @Test
    void aSubscriptionThatIsNotThereOrServesAnotherIsRefused() {
        try (ManagedStream unknown = new ManagedStream(client, "", "Nobody", 1)) {
            await().until(() -> !unknown.error().isEmpty());
            assertThat(unknown.error()).isEqualTo("NOT_FOUND " + CODES + "not.found");
        }
        try (ManagedStream first = subscribed();
                ManagedStream second = new ManagedStream(client, id, "", 1)) {
            await().until(() -> !second.error().isEmpty());
            assertThat(second.error()).isEqualTo("ALREADY_EXISTS " + CODES + "already.active");
            assertThat(first.error()).isEmpty();
        }
    }

    @Test
    void stoppingItEndsItsStreamAndForgetsItsPlace() {
        try (ManagedStream stream = subscribed()) {
            account();
            told(stream, 0);
            commit(stream, 0);

            state("STOP");

            await().until(() -> !stream.error().isEmpty());
            assertThat(stream.error()).startsWith("FAILED_PRECONDITION");
        }
        account();
        state("RUN");

        try (ManagedStream again = subscribed()) {
            String latest = account();
            assertThat(told(again, 0)).contains(latest);
        }
    }

    @Test
    void theToolingApiFindsIt() {
        String soql = "SELECT Id, DeveloperName, Metadata FROM ManagedEventSubscription WHERE DeveloperName='" + name
                + "' LIMIT 1";
        var found = crm.get("/tooling/query/?q=" + CrmClient.encoded(soql)).body();

        assertThat(found.get("size").asInt()).isEqualTo(1);
        assertThat(found.at("/records/0/Id").asText()).isEqualTo(id);
        assertThat(found.at("/records/0/Metadata/topicName").asText()).isEqualTo("/data/AccountChangeEvent");
        assertThat(crm.post(TOOLING, "{\"DeveloperName\":\"Other\",\"Metadata\":{\"topicName\":\"/data/None\"}}")
                        .status())
                .isEqualTo(400);
    }
}

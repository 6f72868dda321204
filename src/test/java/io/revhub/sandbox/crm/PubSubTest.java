package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.PublishRequest;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.StatusRuntimeException;
import io.revhub.sandbox.crm.EventClient.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PubSubTest {

    private static final String ACCOUNTS = "/data/AccountChangeEvent";

    private final CrmClient crm = new CrmClient();
    private final EventClient client = new EventClient(crm.token());

    PubSubTest() throws IOException {}

    @AfterEach
    void close() {
        client.close();
    }

    private Stream latest(String topic) {
        Stream stream = client.subscribe(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setNumRequested(100)
                .build());
        // a first sign of life: from here on everything is told
        await().until(() -> !stream.responses.isEmpty());
        return stream;
    }

    private Stream after(String topic, ByteString replayId) {
        return client.subscribe(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setReplayPreset(ReplayPreset.CUSTOM)
                .setReplayId(replayId)
                .setNumRequested(100)
                .build());
    }

    private GenericRecord next(Stream stream) {
        await().until(() -> !stream.events().isEmpty());
        return client.decoded(stream.events().get(0));
    }

    private static GenericRecord header(GenericRecord event) {
        return (GenericRecord) event.get("ChangeEventHeader");
    }

    private static List<String> texts(Object values) {
        return ((Collection<?>) values).stream().map(String::valueOf).toList();
    }

    private String account() {
        return crm.create("Account", """
                {"Name":"Nordwind","AnnualRevenue":0.1,"Phone":"1","BillingStreet":"Am Kai 1","BillingCity":"Kiel"}""");
    }

    @Test
    void aNewRecordIsToldWithAllItsValues() {
        Stream stream = latest(ACCOUNTS);
        String id = account();

        GenericRecord event = next(stream);

        GenericRecord header = header(event);
        assertThat(header.get("entityName")).hasToString("Account");
        assertThat(header.get("changeType")).hasToString("CREATE");
        assertThat(texts(header.get("recordIds"))).containsExactly(id);
        assertThat(texts(header.get("changedFields"))).isEmpty();
        assertThat(event.get("Name")).hasToString("Nordwind");
        assertThat(event.get("AnnualRevenue")).isEqualTo(0.1);
        assertThat(((GenericRecord) event.get("BillingAddress")).get("City")).hasToString("Kiel");
    }

    @Test
    void aChangeTellsOnlyWhatChangedAndMarksWhatWasEmptied() {
        String id = account();
        Stream stream = latest(ACCOUNTS);
        crm.patch("/sobjects/Account/" + id, "{\"AnnualRevenue\":5,\"Phone\":null,\"BillingCity\":\"Bremen\"}");

        GenericRecord event = next(stream);

        assertThat(event.get("Name")).isNull();
        assertThat(event.get("Phone")).isNull();
        assertThat(names(event, "nulledFields")).containsExactly("Phone");
        assertThat(names(event, "changedFields"))
                .containsExactlyInAnyOrder("Phone", "AnnualRevenue", "LastModifiedDate", "BillingAddress.City");
    }

    /** Decodes bitmaps as the vendor's examples do: bytes, the last first, the lowest bit the first field. */
    private static List<String> names(GenericRecord event, String bitmaps) {
        List<String> names = new ArrayList<>();
        for (String bitmap : texts(header(event).get(bitmaps))) {
            String[] words = bitmap.split("-");
            if (words.length == 1) {
                fields(event.getSchema(), words[0]).forEach(names::add);
            } else {
                Schema.Field parent = event.getSchema().getFields().get(Integer.parseInt(words[0]));
                Schema inside = parent.schema().getTypes().stream()
                        .filter(type -> type.getType() == Schema.Type.RECORD)
                        .findFirst()
                        .orElseThrow();
                fields(inside, words[1]).forEach(name -> names.add(parent.name() + "." + name));
            }
        }
        return names;
    }

    private static List<String> fields(Schema schema, String bitmap) {
        byte[] bytes = HexFormat.of().parseHex(bitmap.substring(2));
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return BitSet.valueOf(reversed).stream()
                .mapToObj(place -> schema.getFields().get(place).name())
                .toList();
    }

    @Test
    void aChangeOfALongTextIsToldAsADifference() {
        String text = "a line\\n".repeat(300);
        String id = crm.create("Account", "{\"Name\":\"Nordwind\",\"Description\":\"" + text + "\"}");
        Stream stream = latest(ACCOUNTS);
        crm.patch("/sobjects/Account/" + id, "{\"Description\":\"" + text + "and longer\"}");

        GenericRecord event = next(stream);

        assertThat(names(event, "diffFields")).containsExactly("Description");
        assertThat(event.get("Description").toString()).contains("and longer").hasSizeLessThan(500);
    }

    @Test
    void theSameChangeOfSeveralRecordsIsOneEvent() {
        String one = account();
        String other = account();
        Stream stream = latest(ACCOUNTS);
        crm.patch("/composite/sobjects", """
                {"records":[{"attributes":{"type":"Account"},"id":"%s","Industry":"Energy"},
                            {"attributes":{"type":"Account"},"id":"%s","Industry":"Energy"}]}""".formatted(one, other));

        assertThat(texts(header(next(stream)).get("recordIds"))).containsExactly(one, other);
        assertThat(stream.events()).hasSize(1);
    }

    @Test
    void whatWasUndoneIsNotTold() {
        String good = account();
        Stream stream = latest(ACCOUNTS);
        crm.patch("/composite/sobjects", """
                {"allOrNone":true,"records":[
                  {"attributes":{"type":"Account"},"id":"%s","Industry":"Undone"},
                  {"attributes":{"type":"Account"},"id":"%s","AnnualRevenue":"many"}]}""".formatted(good, good));
        crm.patch("/sobjects/Account/" + good, "{\"Industry\":\"Done\"}");

        assertThat(next(stream).get("Industry")).hasToString("Done");
        assertThat(stream.events()).hasSize(1);
    }

    @Test
    void deletedRecordsAreToldWithoutFields() {
        String id = account();
        Stream stream = latest("/data/ChangeEvents");
        crm.delete("/sobjects/Account/" + id);

        GenericRecord event = next(stream);

        assertThat(header(event).get("changeType")).hasToString("DELETE");
        assertThat(event.get("Name")).isNull();
    }

    @Test
    void aChannelTellsOfItsObjectsAlone() {
        Stream stream = latest("/data/Sales__chn");
        account();
        crm.create("Contact", "{\"FirstName\":\"Ada\",\"LastName\":\"Berg\"}");

        GenericRecord event = next(stream);

        assertThat(header(event).get("entityName")).hasToString("Contact");
        assertThat(((GenericRecord) event.get("Name")).get("LastName")).hasToString("Berg");
    }

    @Test
    void objectsThatAreNotSelectedAreSilent() {
        Stream stream = latest("/data/CaseChangeEvent");
        crm.create("Case", "{\"Subject\":\"Silent\"}");
        int heard = stream.responses.size();

        await().until(() -> stream.responses.size() > heard + 1);

        assertThat(stream.events()).isEmpty();
    }

    @Test
    void aSubscriberGoesOnAfterAnyEvent() {
        Stream first = latest(ACCOUNTS);
        account();
        account();
        await().until(() -> first.events().size() == 2);
        List<ConsumerEvent> events = first.events();

        Stream second = after(ACCOUNTS, events.get(0).getReplayId());
        await().until(() -> !second.events().isEmpty());

        assertThat(second.events()).containsExactly(events.get(1));
    }

    @Test
    void noMoreEventsComeThanWereAskedFor() {
        ByteString here = latest(ACCOUNTS).responses.get(0).getLatestReplayId();
        account();
        account();
        Stream stream = client.subscribe(FetchRequest.newBuilder()
                .setTopicName(ACCOUNTS)
                .setReplayPreset(ReplayPreset.CUSTOM)
                .setReplayId(here)
                .setNumRequested(1)
                .build());
        await().until(() -> !stream.events().isEmpty());
        assertThat(stream.responses)
                .filteredOn(response -> response.getEventsCount() > 0)
                .singleElement()
                .satisfies(response ->
                        assertThat(response.getPendingNumRequested()).isZero());
        assertThat(stream.events()).hasSize(1);

        stream.more(1);

        await().until(() -> stream.events().size() == 2);
    }

    @Test
    void aSignOfLifeTellsTheNewestPlace() {
        Stream stream = latest("/data/QuoteChangeEvent");
        ByteString before = stream.responses.get(0).getLatestReplayId();
        account();

        await().until(() -> !stream.responses
                .get(stream.responses.size() - 1)
                .getLatestReplayId()
                .equals(before));

        assertThat(stream.events()).isEmpty();
    }

    @Test
    void placesThatAreGoneOrBrokenEndTheStream() {
        Stream listening = latest(ACCOUNTS);
        account();
        next(listening);
        ByteString old = listening.events().get(0).getReplayId();
        client.sandbox("POST", "/expire-replay-ids", null);

        Stream gone = after(ACCOUNTS, old);
        Stream broken = after(ACCOUNTS, ByteString.copyFromUtf8("?"));
        Stream ahead =
                after(ACCOUNTS, ByteString.copyFrom(ByteBuffer.allocate(8).putLong(0, Long.MAX_VALUE)));

        String failed = "INVALID_ARGUMENT sfdc.platform.eventbus.grpc.subscription.fetch.replayid.";
        await().until(() -> !gone.error().isEmpty()
                && !broken.error().isEmpty()
                && !ahead.error().isEmpty());
        assertThat(gone.error()).isEqualTo(failed + "validation.failed");
        assertThat(broken.error()).isEqualTo(failed + "corrupted");
        assertThat(ahead.error()).isEqualTo(failed + "validation.failed");
    }

    @Test
    void wrongQuestionsAreRefused() throws IOException {
        Stream many = client.subscribe(FetchRequest.newBuilder()
                .setTopicName(ACCOUNTS)
                .setNumRequested(101)
                .build());
        Stream nowhere = client.subscribe(FetchRequest.newBuilder()
                .setTopicName("/data/NothingChangeEvent")
                .setNumRequested(1)
                .build());
        await().until(() -> !many.error().isEmpty() && !nowhere.error().isEmpty());
        assertThat(many.error()).startsWith("INVALID_ARGUMENT").endsWith("requested.events.invalid");
        assertThat(nowhere.error()).startsWith("NOT_FOUND");
        try (EventClient stranger = new EventClient("no token")) {
            Stream strange = stranger.subscribe(FetchRequest.newBuilder()
                    .setTopicName(ACCOUNTS)
                    .setNumRequested(1)
                    .build());
            await().until(() -> !strange.error().isEmpty());
            assertThat(strange.error()).isEqualTo("UNAUTHENTICATED sfdc.platform.eventbus.grpc.service.auth.error");
        }
    }

    @Test
    void aSessionThatEndsEndsItsStreams() {
        Stream stream = latest(ACCOUNTS);

        crm.form("/services/oauth2/revoke", "token=" + CrmClient.encoded(crm.token()));

        await().until(() -> !stream.error().isEmpty());
        assertThat(stream.error()).startsWith("UNAUTHENTICATED");
    }

    @Test
    void whatIsPublishedIsReceived() throws IOException {
        Stream stream = latest("/event/Note__e");
        var topic = client.calls()
                .getTopic(
                        TopicRequest.newBuilder().setTopicName("/event/Note__e").build());
        Schema schema = client.schema(topic.getSchemaId());
        GenericRecord note = new GenericData.Record(schema);
        note.put("CreatedDate", 1L);
        note.put("CreatedById", Seed.INTEGRATION_USER);
        note.put("Text__c", "signed");
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(payload, null);
        new GenericDatumWriter<GenericRecord>(schema).write(note, encoder);

        var answer = client.calls()
                .publish(PublishRequest.newBuilder()
                        .setTopicName("/event/Note__e")
                        .addEvents(ProducerEvent.newBuilder()
                                .setId("key")
                                .setSchemaId(topic.getSchemaId())
                                .setPayload(ByteString.copyFrom(payload.toByteArray())))
                        .addEvents(ProducerEvent.newBuilder()
                                .setSchemaId(topic.getSchemaId())
                                .setPayload(ByteString.copyFromUtf8("?")))
                        .build());

        assertThat(answer.getResults(0).getCorrelationKey()).isEqualTo("key");
        assertThat(answer.getResults(1).hasError()).isTrue();
        assertThat(next(stream).get("Text__c")).hasToString("signed");
        assertThat(topic.getCanPublish()).isTrue();
    }

    @Test
    void changeEventsCannotBePublished() {
        PublishRequest request =
                PublishRequest.newBuilder().setTopicName(ACCOUNTS).build();

        assertThatThrownBy(() -> client.calls().publish(request))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("PERMISSION_DENIED");
    }

    @Test
    void eventsGetLostAndRepeatedWhereTheSandboxIsToldTo() {
        Stream stream = latest(ACCOUNTS);
        client.sandbox("POST", "/drop?next=1", null);
        account();
        client.sandbox("POST", "/repeat?next=1", null);
        String twice = account();
        await().until(() -> stream.events().size() == 2);

        assertThat(stream.events())
                .extracting(event -> texts(header(client.decoded(event)).get("recordIds")))
                .containsExactly(List.of(twice), List.of(twice));
    }

    @Test
    void gapsNameRecordsAndOverflowsNone() {
        Stream stream = latest(ACCOUNTS);
        client.sandbox("POST", "/gap", "{\"object\":\"Account\",\"type\":\"GAP_UPDATE\",\"recordIds\":[\"001x\"]}");
        client.sandbox("POST", "/gap", "{\"object\":\"Account\",\"type\":\"GAP_OVERFLOW\",\"recordIds\":[]}");
        await().until(() -> stream.events().size() == 2);

        assertThat(stream.events())
                .extracting(
                        event -> header(client.decoded(event)).get("changeType").toString())
                .containsExactly("GAP_UPDATE", "GAP_OVERFLOW");
    }

    @Test
    void aStreamCanFallSilent() {
        Stream silent = latest(ACCOUNTS);
        client.sandbox("POST", "/mute-streams", null);
        account();

        next(after(ACCOUNTS, silent.responses.get(0).getLatestReplayId()));

        assertThat(silent.events()).isEmpty();
        assertThat(silent.error()).isEmpty();
    }

    @Test
    void theServerEndsStreamsAsIfAllWereWell() {
        Stream stream = latest(ACCOUNTS);

        client.sandbox("POST", "/end-streams", null);

        await().until(stream::completed);
        assertThat(stream.error()).isEmpty();
    }
}

package io.revhub.connector.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.connector.Systems;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.paper.Papers;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.signature.ESignature;
import io.revhub.workspace.Workspace;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private final Landscape landscape = TestLandscape.with(ESignature.SYSTEM);
    private final SystemClient client =
            new SystemClient(landscape.address("signature"), Map.of("Authorization", "Bearer secret"));
    private final SignatureConfiguration connector = new SignatureConfiguration(
            new Systems(Map.of(
                    "signature",
                    new Systems.Settings(
                            landscape.address("signature"),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(1),
                            Map.of("token", "secret", "webhook-secret", "whsec_c2VjcmV0")))),
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            new Papers(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)), new ObjectMapper()),
            Clock.systemUTC());
    private final Sink sink = connector.envelope().sink("signature", Map.of());
    private final SinkStep step = sink.steps().get(0);
    private final TestDelivery quote = TestDelivery.of("quote", "Q-" + UUID.randomUUID(), "signature", form("a@b.de"));

    @AfterEach
    void clearFaults() {
        landscape.faults("signature").clear();
    }

    @Test
    void aQuoteGoesOutInOneEnvelopeHoweverOftenItIsPosted() {
        TestDelivery brought = quote.brought(sink);
        quote.brought(sink);

        assertThat(envelopes()).isEqualTo(1);
        assertThat(brought.look(step)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void anEnvelopeThatWasMadeButNotAnsweredIsAdopted() {
        landscape.faults("signature").set(new Fault(Fault.Kind.CUT_AFTER_WRITE, "POST", null, 1));

        assertThat(quote.write(step)).isInstanceOf(Written.Unknown.class);
        quote.brought(sink);

        assertThat(envelopes()).isEqualTo(1);
    }

    @Test
    void whatWasSentToBeSignedIsNotSentToSomebodyElse() {
        TestDelivery other = quote.brought(sink).changed(form("x@b.de"), "{}");

        assertThat(other.look(step))
                .isInstanceOfSatisfying(
                        Shown.Doubtful.class,
                        doubtful -> assertThat(doubtful.refusal().code()).isEqualTo("envelope-differs"));
        assertThat(quote.changed(form("x@b.de"), "{}").write(step)).isInstanceOf(Written.Refused.class);
    }

    @Test
    void everyFaultEndsInAStatedReasonOrALaterTryNeverInASecondEnvelope() {
        for (Fault.Kind kind :
                List.of(Fault.Kind.UNAVAILABLE, Fault.Kind.TOO_MANY_REQUESTS, Fault.Kind.EXPIRED_TOKEN)) {
            landscape.faults("signature").set(new Fault(kind, "POST", null, 1));
            assertThat(quote.write(step)).as(kind.name()).isInstanceOf(Written.Later.class);
        }
        landscape.faults("signature").set(new Fault(Fault.Kind.OUTAGE, "POST", null, 1));
        assertThat(quote.write(step)).isInstanceOf(Written.Unknown.class);
        landscape.faults("signature").set(Fault.error(500, "broken", 1));
        assertThat(quote.write(step)).isInstanceOf(Written.Unknown.class);
        landscape.faults("signature").set(Fault.error(422, "{\"message\":\"no\"}", 1));
        assertThat(quote.write(step)).isInstanceOf(Written.Refused.class);
        landscape.faults("signature").set(new Fault(Fault.Kind.DRIP, "POST", null, 1).lasting(Duration.ofMillis(50)));
        quote.brought(sink);

        assertThat(envelopes()).isEqualTo(1);
    }

    @Test
    void envelopesAreReadAndFoundByTheirTime() {
        String id = quote.brought(sink).delivery().reference().orElseThrow().recordId();
        Reader reader = connector.reader().reader("signature", Map.of());
        CatchUp catchUp = connector.catchUp().catchUp("signature", Map.of());

        assertThat(reader.read(List.of(id, "env_0")).keySet()).containsExactly(id);
        assertThat(catchUp.next(Optional.empty()).hints()).contains(new Hint("Envelope", id));
        landscape.faults("signature").set(new Fault(Fault.Kind.UNAVAILABLE, "GET", null, 1));
        assertThatThrownBy(() -> reader.read(List.of(id))).isInstanceOf(ReadFailed.class);
    }

    @Test
    void aPaperWithoutATemplateIsNotSent() {
        TestDelivery clearing = TestDelivery.of(
                "clearing",
                "C-1",
                "signature",
                "{'document':{'name':'c.pdf'},'paper':{'language':'de'},'signers':[{'email':'a@b.de'}]}");

        assertThat(clearing.write(step))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("not-printed"));
    }

    private int envelopes() {
        return client.get("/envelopes?externalKey=" + quote.key())
                .json()
                .get("envelopes")
                .size();
    }

    private static String form(String email) {
        return "{'document':{'name':'offer.pdf','content':'JVBERi0xLjQ='},'signers':[{'name':'A','email':'%s'}]}"
                .formatted(email);
    }
}

package io.revhub.connector.matrix;

import static io.revhub.connector.matrix.BillingRows.three;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.matrix.Calls.CatchingUp;
import io.revhub.connector.matrix.Calls.Reading;
import io.revhub.connector.matrix.Calls.Writing;
import io.revhub.intake.Hint;
import io.revhub.sandbox.SystemClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the connectors of provisioning and of the e-signature do. */
final class ServiceRows {

    private static final String PROVISIONING = "provisioning";
    private static final String SIGNATURE = "signature";

    private final Ground ground;
    private final String entitlement;
    private final String envelope;
    private final String usage;

    ServiceRows(Ground ground) {
        this.ground = ground;
        client(PROVISIONING).post("/_sandbox/hold", "{'hold':true}");
        entitlement = brought("provisioning-entitlement-sink", PROVISIONING, "Entitlement", order())
                .recordId();
        usage = used().recordId();
        envelope = brought("signature-envelope-sink", SIGNATURE, "Envelope", quote())
                .recordId();
    }

    List<Operation> all() {
        return List.of(
                new Writing("provisioning-entitlement-sink", "one", PROVISIONING, () -> List.of(order())),
                new Writing("provisioning-entitlement-sink", "three", PROVISIONING, () -> three(this::order)),
                new Writing("provisioning-entitlement-sink", "another quantity", PROVISIONING, this::more),
                new Reading("provisioning-reader", "", PROVISIONING, Map.of(), () -> List.of(entitlement)),
                new CatchingUp("provisioning-catch-up-source", "", PROVISIONING, Map.of(), this::entitled),
                new Reading("provisioning-usage-reader", "", PROVISIONING, Map.of(), () -> List.of(usage)),
                new CatchingUp("provisioning-usage-catch-up-source", "", PROVISIONING, Map.of(), this::used),
                new Posts(
                        "provisioning-webhook-source",
                        "",
                        PROVISIONING,
                        Map.of(),
                        "provisioning-catch-up-source",
                        Map.of(),
                        ground.receiver(),
                        this::active),
                new Writing("signature-envelope-sink", "one", SIGNATURE, () -> List.of(quote())),
                new Writing("signature-envelope-sink", "three", SIGNATURE, () -> three(this::quote)),
                new Reading("signature-reader", "", SIGNATURE, Map.of(), () -> List.of(envelope)),
                new CatchingUp("signature-catch-up-source", "", SIGNATURE, Map.of(), this::sent),
                new Posts(
                        "signature-webhook-source",
                        "",
                        SIGNATURE,
                        Map.of(),
                        "signature-catch-up-source",
                        Map.of(),
                        ground.receiver(),
                        this::sent));
    }

    private Hint entitled() {
        return brought("provisioning-entitlement-sink", PROVISIONING, "Entitlement", order());
    }

    private Hint used() {
        String usage = client(PROVISIONING)
                .post(
                        "/_sandbox/usage/" + entitled().recordId(),
                        "{'line':'10','from':'2026-05-01','to':'2026-05-31','quantity':7}")
                .json()
                .path("id")
                .asText();
        return new Hint("Usage", usage);
    }

    private Hint active() {
        Hint made = entitled();
        client(PROVISIONING).post("/_sandbox/complete/" + made.recordId(), "{}");
        return made;
    }

    private Hint sent() {
        return brought("signature-envelope-sink", SIGNATURE, "Envelope", quote());
    }

    private TestDelivery order() {
        return TestDelivery.of("order", UUID.randomUUID().toString(), PROVISIONING, form("25"));
    }

    private List<TestDelivery> more() {
        TestDelivery there =
                order().brought(ground.calm().sink("provisioning-entitlement-sink", PROVISIONING, Map.of()));
        return List.of(there.changed(form("30"), "{'lines':[]}"));
    }

    private static String form(String quantity) {
        return "{'order':'O-1','startDate':'2026-04-15','lines':[{'line':'10','sku':'T','quantity':'" + quantity
                + "'}]}";
    }

    /** A quote to be signed. */
    TestDelivery quote() {
        return TestDelivery.of(
                "quote",
                UUID.randomUUID().toString(),
                SIGNATURE,
                "{'document':{'name':'offer.pdf','content':'JVBERi0xLjQ='},'signers':[{'name':'A','email':'a@b.de'}]}");
    }

    private Hint brought(String kamelet, String system, String type, TestDelivery delivery) {
        var record = delivery.brought(ground.calm().sink(kamelet, system, Map.of()))
                .delivery()
                .reference()
                .orElseThrow();
        return new Hint(type, record.recordId());
    }

    private SystemClient client(String system) {
        return ground.client(system, Map.of("Authorization", "Bearer secret"));
    }
}

package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Held against SAP's own metadata, where the folder with it stands beside the project. */
class GenuineMetadataTest {

    private static final Path GENUINE = Stream.of("../shared/s4", "../../shared/s4")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("../shared/s4"));

    private final ErpClient erp = new ErpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_BUSINESS_PARTNER",
                "API_PRODUCT_SRV",
                "API_SALES_ORDER_SRV",
                "API_OUTBOUND_DELIVERY_SRV;v=0002"
            })
    void everyDeclaredFieldKeyAndNavigationIsTheGenuineOne(String service) throws Exception {
        Path file = GENUINE.resolve(service.replace(";v=", "_v") + ".edmx");
        assumeTrue(Files.exists(file), "no genuine metadata beside the project");
        Map<String, String> genuine;
        try (InputStream edmx = Files.newInputStream(file)) {
            genuine = facts(edmx);
        }
        String ours = erp.send("GET", ErpClient.ODATA + service + "/$metadata", null, "Accept", "application/xml")
                .body();

        Map<String, String> declared = facts(new ByteArrayInputStream(ours.getBytes(StandardCharsets.UTF_8)));

        assertThat(declared).isNotEmpty();
        assertThat(genuine).containsAllEntriesOf(declared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"API_OPLACCTGDOCITEMCUBE_SRV", "API_BILLING_DOCUMENT_SRV"})
    void everyFieldIsAGenuineOne(String service) throws Exception {
        Path file = GENUINE.resolve("fields/" + service + ".txt");
        assumeTrue(Files.exists(file), "no genuine fields beside the project");
        String genuine = Files.readString(file);
        String ours = erp.send("GET", ErpClient.ODATA + service + "/$metadata", null, "Accept", "application/xml")
                .body();

        facts(new ByteArrayInputStream(ours.getBytes(StandardCharsets.UTF_8))).forEach((name, type) -> {
            if (name.startsWith("field ") && !name.contains("Partner")) {
                assertThat(genuine)
                        .contains("   " + name.substring(name.lastIndexOf('.') + 1) + " "
                                + type.replaceFirst("Edm\\.(\\w+).*", "$1") + "(");
            }
        });
    }

    private static Map<String, String> facts(InputStream edmx) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(edmx).getDocumentElement();
        Map<String, String> facts = new TreeMap<>();
        each(root, "EntityType", type -> type(type, facts));
        each(
                root,
                "EntitySet",
                set -> facts.put(
                        "set " + set.getAttribute("Name"),
                        set.getAttribute("EntityType").replaceFirst(".*\\.", "")));
        return facts;
    }

    private static void type(Element type, Map<String, String> facts) {
        String name = type.getAttribute("Name");
        each(type, "PropertyRef", key -> facts.put("key " + name + "." + key.getAttribute("Name"), ""));
        each(type, "NavigationProperty", way -> facts.put("way " + name + "." + way.getAttribute("Name"), ""));
        each(
                type,
                "Property",
                field -> facts.put(
                        "field " + name + "." + field.getAttribute("Name"),
                        field.getAttribute("Type") + " " + field.getAttribute("MaxLength") + " "
                                + field.getAttribute("Scale")));
    }

    private static void each(Element parent, String name, Consumer<Element> use) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            use.accept((Element) found.item(i));
        }
    }
}

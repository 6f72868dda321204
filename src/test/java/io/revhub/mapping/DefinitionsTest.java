package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "number": { "type": "string" },
                "date": { "type": "string", "format": "date" },
                "lines": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": { "net": { "$ref": "../_common.schema.json#/$defs/amount" } },
                    "required": ["net"]
                  }
                }
              },
              "required": ["number"],
              "additionalProperties": false
            }
            """;
    private static final String COMMON =
            "{\"$defs\": {\"amount\": {\"type\": \"string\", \"pattern\": \"^-?[0-9]+\\\\.[0-9]{2}$\"}}}";

    private TestWorkspace given;
    private Definitions definitions;

    @BeforeEach
    void aWorkspace(@TempDir Path folder) {
        given = TestWorkspace.in(folder)
                .write("mappings/order/order.schema.json", SCHEMA)
                .write("mappings/_common.schema.json", COMMON)
                .write("mappings/order/ownership.yaml", "fields:\n  number: crm\n");
        definitions = new Definitions(given.workspace());
    }

    @Test
    void aDocumentThatIsAsItShouldBeHasNoViolations() {
        assertThat(definitions.types()).containsExactly("order");
        assertThat(definitions.broken()).isEmpty();
        assertThat(violations("{\"number\": \"1\", \"date\": \"2026-04-10\", \"lines\": [{\"net\": \"9945.00\"}]}"))
                .isEmpty();
    }

    @Test
    void everyViolationNamesTheFieldAndWhatIsWrong() {
        assertThat(violations(
                        "{\"date\": \"10.04.2026\", \"lines\": [{\"net\": \"1.1\"}, {}, {\"net\": 1.10}], \"x\": 1}"))
                .anySatisfy(v -> assertThat(v).isEqualTo("number is missing"))
                .anySatisfy(v -> assertThat(v).isEqualTo("x is no field of this document"))
                .anySatisfy(v -> assertThat(v).isEqualTo("lines/1/net is missing"))
                .anySatisfy(v -> assertThat(v).startsWith("date does not match").endsWith("(it is \"10.04.2026\")"))
                .anySatisfy(v ->
                        assertThat(v).startsWith("lines/0/net does not match").endsWith("(it is \"1.1\")"))
                .anySatisfy(v -> assertThat(v).isEqualTo("lines/2/net: number found, string expected (it is 1.10)"))
                .hasSize(6);
        assertThat(violations("[]")).containsExactly("the document: array found, object expected");
    }

    @Test
    void ownershipIsReadAndWithoutAFileNobodyOwnsAnything() {
        assertThat(definitions.of("order").ownership().owner("number")).hasValue("crm");

        given.delete("mappings/order/ownership.yaml");

        assertThat(new Definitions(given.workspace()).of("order").ownership().owner("number"))
                .isEmpty();
    }

    @Test
    void aChangedSchemaIsUsedAtOnceAndSoIsOneThatItRefersTo() {
        assertThat(violations("{\"number\": \"1\", \"lines\": [{\"net\": \"x\"}]}"))
                .isNotEmpty();

        given.write("mappings/_common.schema.json", "{\"$defs\": {\"amount\": {\"const\": \"x\"}}}");

        assertThat(violations("{\"number\": \"1\", \"lines\": [{\"net\": \"x\"}]}"))
                .isEmpty();
    }

    @Test
    void aBrokenFileLeavesTheLastGoodDefinitionInUse() {
        Definition good = definitions.of("order");

        for (String broken :
                List.of("", "{\n\"type\":", "{\"type\": \"strng\"}", "{\"$ref\": \"nowhere.json\"}", "[]")) {
            given.write("mappings/order/order.schema.json", broken);

            assertThat(definitions.of("order")).isSameAs(good);
            assertThat(definitions.broken()).as(broken).containsKey("order");
        }
    }

    @Test
    void aReferenceOutOfTheWorkspaceIsRefused() {
        given.write("mappings/order/order.schema.json", "{\"$ref\": \"http://localhost:1/x.json\"}");

        assertThatThrownBy(() -> definitions.of("order")).isInstanceOf(MappingBroken.class);
    }

    @Test
    void aTypeWithoutASchemaIsTold() {
        assertThatThrownBy(() -> definitions.of("quote"))
                .isInstanceOf(NoSuchMapping.class)
                .hasMessage("There is no file mappings/quote/quote.schema.json");
    }

    private List<String> violations(String body) {
        return definitions.of("order").violations(TestWorkspace.json(body));
    }
}

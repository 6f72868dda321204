package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.edm.EdmLiteral;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeException;
import org.apache.olingo.odata2.api.processor.ODataResponse;

/** Carries out a service's functions and shows what they return. */
final class Operations {

    private final ServiceDeclaration service;
    private final Entities entities;
    private final List<Operation> operations;
    private final Answers answers;

    Operations(ServiceDeclaration service, Entities entities, List<Operation> operations, Answers answers) {
        this.service = service;
        this.entities = entities;
        this.operations = operations;
        this.answers = answers;
    }

    ODataResponse call(String name, Map<String, EdmLiteral> literals, String ifMatch) {
        FunctionDeclaration function = service.functions().get(name);
        Operation.Arguments arguments = arguments(literals);
        Operation.Result result = entities.together(() -> {
            if (function.on() != null) {
                Preconditions.check(found(service.entities().get(function.on()), arguments), ifMatch);
            }
            return operation(name).work().apply(arguments);
        });
        ObjectNode d = JsonNodeFactory.instance.objectNode();
        if (function.many()) {
            var results = d.putArray("results");
            result.values().forEach(value -> results.add(shown(function, value)));
        } else {
            d.set(name, shown(function, result.values().get(0)));
        }
        var answer = answers.data(HttpStatusCodes.OK, d);
        return (result.message() == null ? answer : answer.header("sap-message", answers.message(result.message())))
                .build();
    }

    private Operation operation(String name) {
        return operations.stream()
                .filter(operation -> operation.service().equals(service.name())
                        && operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing carries out " + name));
    }

    private Resolver.Found found(EntityDeclaration declaration, Operation.Arguments arguments) {
        String[] key = declaration.key().stream().map(arguments::text).toArray(String[]::new);
        return new Resolver.Found(
                declaration,
                entities.find(declaration.name(), key).orElseThrow(() -> SapError.notFound(declaration.name())));
    }

    private ObjectNode shown(FunctionDeclaration function, ObjectNode value) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.putObject("__metadata").put("type", service.name() + "." + function.returns());
        service.complexTypes()
                .get(function.returns())
                .values()
                .forEach(field -> shown.set(
                        field.name(), value.has(field.name()) ? value.get(field.name()) : Values.initial(field)));
        return shown;
    }

    private static Operation.Arguments arguments(Map<String, EdmLiteral> literals) {
        Map<String, Object> values = new HashMap<>();
        literals.forEach((name, literal) -> values.put(name, value(name, literal)));
        return new Operation.Arguments(values);
    }

    private static Object value(String name, EdmLiteral literal) {
        EdmSimpleType type = literal.getType();
        if (type.getDefaultType() != Calendar.class) {
            return literal.getLiteral();
        }
        try {
            Calendar value = type.valueOfString(literal.getLiteral(), EdmLiteralKind.DEFAULT, null, Calendar.class);
            return LocalDate.ofInstant(value.toInstant(), ZoneOffset.UTC);
        } catch (EdmSimpleTypeException e) {
            throw SapError.malformed("The value of " + name + " is invalid.");
        }
    }
}

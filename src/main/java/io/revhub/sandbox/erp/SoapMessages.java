package io.revhub.sandbox.erp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads SOAP messages: safely, and strictly in the order of their elements ({@code sandbox/erp/messages.yaml}). */
final class SoapMessages {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SFIN = "http://sap.com/xi/SAPSCORE/SFIN";

    private final Map<String, Map<String, List<String>>> sequences;

    SoapMessages() {
        try (InputStream yaml = SoapMessages.class.getResourceAsStream("/sandbox/erp/messages.yaml")) {
            this.sequences = new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the ERP's messages", e);
        }
    }

    /**
     * The message in an envelope's body.
     *
     * @throws SoapFault if it is not this message, or its elements are not in order
     */
    Xml read(InputStream envelope, String message) {
        Xml root = parse(envelope);
        Xml payload = root.child("Body")
                .flatMap(body -> body.children().stream().findFirst())
                .filter(p -> SOAP.equals(root.element().getNamespaceURI()))
                .orElseThrow(() -> new SoapFault("A SOAP 1.1 envelope with a body is expected."));
        if (!payload.name().equals(message) || !SFIN.equals(payload.element().getNamespaceURI())) {
            throw new SoapFault("The element {" + SFIN + "}" + message + " is expected.");
        }
        check(payload, sequences.get(message));
        return payload;
    }

    Xml read(String envelope, String message) {
        return read(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)), message);
    }

    private static Xml parse(InputStream envelope) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new Xml(builder.parse(envelope).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new SoapFault("XML parser error: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Xml element, Map<String, List<String>> sequences) {
        List<String> sequence = sequences.getOrDefault(element.name(), List.of());
        int reached = 0;
        for (Xml child : element.children()) {
            int place = sequence.indexOf(child.name());
            if (child.element().getNamespaceURI() != null || place < reached) {
                throw new SoapFault("Element " + child.name() + " is not expected here in " + element.name() + ".");
            }
            reached = place;
            check(child, sequences);
        }
    }
}

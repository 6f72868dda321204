package io.revhub.connector.s4;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a SOAP envelope with SAP's message in it; texts are escaped, and what XML cannot carry is left out. */
final class XmlText {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final String SFIN = "http://sap.com/xi/SAPSCORE/SFIN";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** What an element contains. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private XmlText() throws XMLStreamException {
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /** What a message contains, written to the text that is given. */
    interface Body {
        void write(XmlText xml) throws XMLStreamException;
    }

    /** The envelope of {@code message}. @param id the message's identity for the transport */
    static String envelope(String message, String action, String id, Body body) {
        try {
            XmlText written = new XmlText();
            written.envelope(message, action, id, () -> body.write(written));
            return written.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write " + message, e);
        }
    }

    private void envelope(String message, String action, String id, Content content) throws XMLStreamException {
        xml.writeStartElement("soapenv", "Envelope", SOAP);
        xml.writeNamespace("soapenv", SOAP);
        xml.writeNamespace("sfin", SFIN);
        xml.writeStartElement("soapenv", "Header", SOAP);
        xml.writeNamespace("wsa", ADDRESSING);
        address("Action", action);
        address("MessageID", "uuid:" + id);
        xml.writeEndElement();
        xml.writeStartElement("soapenv", "Body", SOAP);
        xml.writeStartElement("sfin", message, SFIN);
        content.write();
        xml.writeEndDocument();
        xml.flush();
    }

    private void address(String name, String value) throws XMLStreamException {
        xml.writeStartElement("wsa", name, ADDRESSING);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    /** An element with a text, unless there is none. */
    void element(String name, String value) throws XMLStreamException {
        element(name, Map.of(), value);
    }

    void element(String name, Map<String, String> attributes, String value) throws XMLStreamException {
        if (value == null || value.isEmpty()) {
            return;
        }
        xml.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), legal(attribute.getValue()));
        }
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    private static String legal(String value) {
        return value.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package io.revhub.sandbox.erp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reading an XML element by the names of its children. */
record Xml(Element element) {

    String name() {
        return element.getLocalName();
    }

    List<Xml> children() {
        List<Xml> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new Xml(child));
            }
        }
        return children;
    }

    List<Xml> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    Optional<Xml> child(String name) {
        return children(name).stream().findFirst();
    }

    /** The text of the child, empty if there is none. */
    String text(String name) {
        return child(name).map(Xml::text).orElse("");
    }

    String text() {
        return element.getTextContent().strip();
    }

    /** The text of a child's child, empty if there is none. */
    String text(String child, String name) {
        return child(child).map(c -> c.text(name)).orElse("");
    }

    /** The texts of the children by their names, and of their children by {@code Above/Name}. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Xml child : children()) {
            if (child.children().isEmpty()) {
                texts.putIfAbsent(child.name(), child.text());
            } else {
                child.children().forEach(below -> texts.putIfAbsent(child.name() + "/" + below.name(), below.text()));
            }
        }
        return texts;
    }

    String attribute(String child, String attribute) {
        return child(child).map(c -> c.element().getAttribute(attribute)).orElse("");
    }
}

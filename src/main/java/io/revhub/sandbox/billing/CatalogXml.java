package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A catalogue version as Kill Bill reads it, as far as this one goes: plans of one evergreen phase with a recurring price and
 * consumable usage in arrears, in tiers of blocks. Other phases, capacity and in-advance usage are passed over.
 */
record CatalogXml(Element root) {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String NO_LIMIT = "-1";

    static CatalogXml parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(NO_DOCTYPE, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
            if (!root.getTagName().equals("catalog")) {
                throw BillingError.argument("Cannot find the declaration of element '" + root.getTagName() + "'");
            }
            return new CatalogXml(root);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw BillingError.argument(String.valueOf(e.getMessage()));
        }
    }

    String effectiveDate() {
        return text(root, "effectiveDate");
    }

    List<ObjectNode> plans() {
        List<ObjectNode> plans = new ArrayList<>();
        for (Element plan : below(root, "plans", "plan")) {
            plans.add(plan(plan));
        }
        return plans;
    }

    private ObjectNode plan(Element xml) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        String product = text(xml, "product");
        List<Element> recurring = below(xml, "finalPhase", "recurring");
        plan.put("planId", xml.getAttribute("name")).put("productName", product);
        plan.put("productCategory", category(product));
        plan.put("billingPeriod", recurring.isEmpty() ? "NO_BILLING_PERIOD" : text(recurring.get(0), "billingPeriod"));
        plan.put("since", effectiveDate());
        ObjectNode prices = plan.putObject("prices");
        recurring.forEach(one -> prices(one, "recurringPrice", prices));
        ArrayNode usages = plan.putArray("usages");
        below(xml, "finalPhase", "usages", "usage").forEach(usage -> usages.add(usage(usage)));
        return plan;
    }

    private String category(String product) {
        return below(root, "products", "product").stream()
                .filter(one -> one.getAttribute("name").equals(product))
                .map(one -> text(one, "category"))
                .findFirst()
                .orElseThrow(() -> BillingError.catalog(2000, "Could not find product " + product));
    }

    private static ObjectNode usage(Element xml) {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        usage.put("name", xml.getAttribute("name"));
        ArrayNode tiers = usage.putArray("tiers");
        for (Element block : below(xml, "tiers", "tier", "blocks", "tieredBlock")) {
            ObjectNode tier = tiers.addObject().put("unit", text(block, "unit"));
            tier.put("size", new BigDecimal(text(block, "size")));
            String most = text(block, "max");
            tier.put("max", most.isEmpty() || most.equals(NO_LIMIT) ? null : new BigDecimal(most));
            prices(block, "prices", tier.putObject("prices"));
        }
        return usage;
    }

    private static void prices(Element xml, String name, ObjectNode prices) {
        for (Element price : below(xml, name, "price")) {
            prices.put(text(price, "currency"), new BigDecimal(text(price, "value")));
        }
    }

    /** All elements that a path of names leads to. */
    private static List<Element> below(Element from, String... names) {
        List<Element> found = List.of(from);
        for (String name : names) {
            List<Element> next = new ArrayList<>();
            for (Element element : found) {
                for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element child && child.getTagName().equals(name)) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }

    private static String text(Element from, String name) {
        return below(from, name).stream()
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}

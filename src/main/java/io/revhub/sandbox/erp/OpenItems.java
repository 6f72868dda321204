package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What customers owe: open items, those that were paid in part together with their payments. */
final class OpenItems {

    static final String OPEN = "AmountInTransactionCurrency";

    private final Entities entities;

    OpenItems(Entities entities) {
        this.entities = entities;
    }

    /**
     * An open item of a customer with what was paid on it in part.
     *
     * @param item the invoice's, or another that stands by itself
     * @param payments the open items that name it as the invoice that they belong to
     */
    record Group(ObjectNode item, List<ObjectNode> payments) {

        BigDecimal open() {
            return all().stream().map(one -> Money.in(one, OPEN)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        List<ObjectNode> all() {
            List<ObjectNode> all = new ArrayList<>(List.of(item));
            all.addAll(payments);
            return all;
        }

        LocalDate due() {
            return Values.dateIn(item.get("NetDueDate"));
        }

        String customer() {
            return item.get("Customer").asText();
        }

        /** Whether a remittance text names this item by one of its references or by its document's number. */
        boolean isNamedIn(String text) {
            return List.of("DocumentReferenceID", "PaymentReference", "AssignmentReference", "AccountingDocument")
                            .stream()
                            .map(field -> item.path(field).asText())
                            .anyMatch(reference -> names(text, reference))
                    || names(
                            text,
                            lastWord(item.path("AccountingDocumentHeaderText").asText()));
        }

        private static String lastWord(String headerText) {
            return headerText.replaceFirst("^.* ", "");
        }

        private static boolean names(String text, String reference) {
            String word = reference.toLowerCase(Locale.ROOT);
            return word.length() > 3
                    && Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                            .matcher(text.toLowerCase(Locale.ROOT))
                            .find();
        }
    }

    /** The open groups of a company code, by their due dates; a blank customer: of all. */
    List<Group> of(String companyCode, String customer) {
        List<ObjectNode> open = items(companyCode, customer).stream()
                .filter(item -> !item.get("IsCleared").booleanValue())
                .toList();
        List<Group> groups = new ArrayList<>();
        for (ObjectNode item : open) {
            if (open.stream().noneMatch(other -> belongs(item, other))) {
                groups.add(new Group(
                        item,
                        open.stream().filter(other -> belongs(other, item)).toList()));
            }
        }
        groups.sort(Comparator.comparing(Group::due));
        return groups;
    }

    private List<ObjectNode> items(String companyCode, String customer) {
        Map<String, String> fields = customer.isBlank()
                ? Map.of("CompanyCode", companyCode, "FinancialAccountType", "D")
                : Map.of("CompanyCode", companyCode, "FinancialAccountType", "D", "Customer", customer);
        return entities.where(Ledger.ITEMS, fields);
    }

    private static boolean belongs(ObjectNode payment, ObjectNode item) {
        return payment.path("InvoiceReference")
                        .asText()
                        .equals(item.get("AccountingDocument").asText())
                && payment.path("InvoiceReferenceFiscalYear")
                        .asText()
                        .equals(item.get("FiscalYear").asText())
                && payment.path("InvoiceItemReference")
                        .asText()
                        .equals(item.get("AccountingDocumentItem").asText());
    }
}

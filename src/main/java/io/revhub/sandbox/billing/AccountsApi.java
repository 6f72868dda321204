package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/1.0/kb/accounts")
class AccountsApi {

    /** The control tags that every tenant has. */
    private static final Map<String, String> CONTROL_TAGS = Map.of(
            "00000000-0000-0000-0000-000000000001", "AUTO_PAY_OFF",
            "00000000-0000-0000-0000-000000000002", "AUTO_INVOICING_OFF",
            "00000000-0000-0000-0000-000000000003", "OVERDUE_ENFORCEMENT_OFF",
            "00000000-0000-0000-0000-000000000004", "WRITTEN_OFF",
            "00000000-0000-0000-0000-000000000005", "MANUAL_PAY");

    private final AccountBook accounts;
    private final InvoiceBook invoices;
    private final PaymentBook payments;
    private final Records records;

    AccountsApi(AccountBook accounts, InvoiceBook invoices, PaymentBook payments, Records records) {
        this.accounts = accounts;
        this.invoices = invoices;
        this.payments = payments;
        this.records = records;
    }

    @GetMapping(params = "externalKey")
    ObjectNode byKey(
            @RequestParam String externalKey,
            @RequestParam(defaultValue = "false") boolean accountWithBalance,
            @RequestParam(defaultValue = "false") boolean accountWithBalanceAndCBA) {
        return shown(accounts.byKey(externalKey), accountWithBalance, accountWithBalanceAndCBA);
    }

    @GetMapping("/{id}")
    ObjectNode byId(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean accountWithBalance,
            @RequestParam(defaultValue = "false") boolean accountWithBalanceAndCBA) {
        return shown(accounts.get(id), accountWithBalance, accountWithBalanceAndCBA);
    }

    @GetMapping("/pagination")
    ResponseEntity<List<ObjectNode>> page(
            @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        return new Paged("accounts", offset, limit).of(accounts.all(), AccountBook::inOrder);
    }

    @PostMapping
    ResponseEntity<Void> create(@RequestBody ObjectNode body) {
        return Location.created("accounts/" + accounts.create(body));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String id, @RequestBody ObjectNode body) {
        accounts.change(id, body);
    }

    @PostMapping("/{id}/tags")
    ResponseEntity<Void> tag(@PathVariable String id, @RequestBody ArrayNode definitions) {
        accounts.get(id);
        for (JsonNode definition : definitions) {
            String name = CONTROL_TAGS.get(definition.asText());
            if (name == null) {
                throw new BillingError(
                        404,
                        "org.killbill.billing.util.api.TagDefinitionApiException",
                        3902,
                        "The tag definition id does not exist " + definition.asText());
            }
            records.put("tag", id + "/" + name, tag(id, definition.asText(), name));
        }
        return Location.created("accounts/" + id + "/tags");
    }

    private static ObjectNode tag(String accountId, String definition, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tagId", UUID.randomUUID().toString())
                .put("objectType", "ACCOUNT")
                .put("objectId", accountId)
                .put("tagDefinitionId", definition)
                .put("tagDefinitionName", name);
    }

    @GetMapping("/{id}/tags")
    List<ObjectNode> tags(@PathVariable String id) {
        accounts.get(id);
        return records.where("tag", Map.of("objectId", id));
    }

    /** Drafts among them, voided ones only if asked for; always with their items. */
    @GetMapping("/{id}/invoices")
    List<ObjectNode> invoices(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean includeVoidedInvoices,
            @RequestParam(defaultValue = "false") boolean unpaidInvoicesOnly) {
        accounts.get(id);
        return invoices.ofAccount(id).stream()
                .filter(invoice -> includeVoidedInvoices || !InvoiceBook.is(invoice, InvoiceBook.VOID))
                .filter(invoice ->
                        !unpaidInvoicesOnly || InvoiceBook.balance(invoice).signum() > 0)
                .map(InvoiceBook::shown)
                .toList();
    }

    @GetMapping("/{id}/invoicePayments")
    List<ObjectNode> invoicePayments(@PathVariable String id) {
        accounts.get(id);
        return payments.ofAccount(id).stream().map(PaymentBook::ofInvoice).toList();
    }

    private ObjectNode shown(ObjectNode account, boolean withBalance, boolean withCredit) {
        ObjectNode shown = AccountBook.inOrder(account);
        if (withBalance || withCredit) {
            BigDecimal balance = invoices.ofAccount(account.get("accountId").textValue()).stream()
                    .map(InvoiceBook::balance)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            shown.put("accountBalance", Money.shown(balance));
        }
        if (withCredit) {
            shown.put(
                    "accountCBA",
                    Money.shown(invoices.credit(account.get("accountId").textValue())));
        }
        return shown;
    }
}

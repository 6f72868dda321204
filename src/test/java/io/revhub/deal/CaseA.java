package io.revhub.deal;

import io.revhub.document.DocumentId;
import io.revhub.rules.Refusal;
import java.time.Duration;

/** Case A of the finance rules in its thin form, step by step; each step needs those before it. */
public final class CaseA {

    public static final String NUMBER = "Q-2026-0417";
    static final Refusal PERIOD_CLOSED = new Refusal(
            "period-closed",
            "The ERP refused the journal entry: posting period 4/2026 is closed.",
            "Open the period in the ERP, then try again.",
            "F5(201): Posting period 004 2026 is not open");
    private static final String EUR = "'sellingCompany':'1010','currency':'EUR'";
    private static final String ORDER_LINES = """
            'lines':[{'line':'10','quantity':'3','invoiceOn':'fulfilment','net':'944.87'},
                     {'line':'20','quantity':'1','invoiceOn':'fulfilment','net':'2500.00'},
                     {'line':'30','quantity':'25','invoiceOn':'schedule','net':'9945.00'}]""";

    private final StoredDeals store;
    DocumentId account;
    DocumentId quote;
    DocumentId contract;
    DocumentId order;
    DocumentId fulfilment;
    DocumentId invoice1;
    DocumentId invoice2;
    DocumentId entry1;
    DocumentId entry2;

    public CaseA(StoredDeals store) {
        this.store = store;
    }

    public CaseA signed() {
        account = store.fromSystem(
                "account", null, "crm", "Account", "001000000000001AAA", "{'name':'Nordwind Logistik GmbH'}");
        quote = store.fromSystem(
                "quote",
                NUMBER,
                "crm",
                "Quote",
                "0Q0000000000417AAC",
                "{'account':'%s','status':'accepted',%s,%s,'net':'13389.87','tax':'2544.08','gross':'15933.95'}"
                        .formatted(account.value(), EUR, ORDER_LINES));
        return this;
    }

    public CaseA ordered() {
        contract = store.begotten("contract", "C-2026-0417", quote, "", "{%s,'net':'9945.00'}".formatted(EUR));
        order = store.begotten(
                "order",
                "O-2026-0417",
                quote,
                "",
                "{%s,%s,'net':'13389.87','gross':'15933.95'}".formatted(EUR, ORDER_LINES));
        store.later(Duration.ofSeconds(1));
        store.delivered(order, "erp", "A_SalesOrder", "164");
        store.delivered(order, "crm", "Order", "801000000000002AAE");
        store.delivery(order, "provisioning", "pending");
        return this;
    }

    public CaseA fulfilled() {
        store.later(Duration.ofSeconds(8));
        store.delivered(order, "provisioning", "Entitlement", "ent_7f3a");
        fulfilment = store.begotten(
                "fulfilment",
                "F-2026-0417-1",
                order,
                "",
                "{'lines':[{'line':'10','quantity':'3'},{'line':'20','quantity':'1'}]}");
        store.delivered(fulfilment, "crm", "Asset", "02i000000000003AAC");
        return this;
    }

    public CaseA invoiced() {
        invoice1 = invoice(contract, "INV-1", "9945.00", "11834.55", "8f0f4c1e-1111-4f6e-a3a1-0c8e6f2b1a01");
        invoice2 = invoice(fulfilment, "INV-2", "3444.87", "4099.40", "8f0f4c1e-2222-4f6e-a3a1-0c8e6f2b1a02");
        entry1 = entry(invoice1, "DR", "1", """
                [{'side':'S','role':'DEB','glAccount':'12100000','amount':'11834.55'},
                 {'side':'H','role':'DEF','glAccount':'24400000','amount':'9945.00'},
                 {'side':'H','role':'VAT','glAccount':'22000000','amount':'1889.55'}]""", "11834.55");
        entry2 = entry(invoice2, "DR", "2", """
                [{'side':'S','role':'DEB','glAccount':'12100000','amount':'4099.40'},
                 {'side':'H','role':'RP','glAccount':'41000000','amount':'944.87'},
                 {'side':'H','role':'RS','glAccount':'41000010','amount':'2500.00'},
                 {'side':'H','role':'VAT','glAccount':'22000000','amount':'654.53'}]""", "4099.40");
        return this;
    }

    public CaseA booked() {
        store.delivered(entry1, "erp", "JournalEntry", "1010/2026/1800000001");
        store.delivered(entry2, "erp", "JournalEntry", "1010/2026/1800000002");
        return this;
    }

    /** The first entry is in the ERP, the second is refused. */
    public CaseA refusedByTheErp() {
        store.delivered(entry1, "erp", "JournalEntry", "1010/2026/1800000001");
        store.parked(entry2, "erp", "4099.40", PERIOD_CLOSED);
        return this;
    }

    public CaseA paidAndCleared() {
        paid(invoice1, "11834.55", "1");
        paid(invoice2, "4099.40", "2");
        return this;
    }

    private void paid(DocumentId invoice, String amount, String number) {
        DocumentId payment = store.fromSystem(
                "payment",
                "PAY-" + number,
                "billing",
                "Payment",
                "pay-" + number,
                "{%s,'kind':'transfer','amount':'%s'}".formatted(EUR, amount));
        store.link(payment, invoice, "pays", amount);
        store.delivered(payment, "crm");
        DocumentId entry = entry(payment, "DZ", "3" + number, """
                [{'side':'S','role':'BANK','amount':'%1$s'},{'side':'H','role':'DEB','amount':'%1$s'}]""".formatted(amount), amount);
        store.delivered(entry, "erp", "JournalEntry", "1010/2026/140000000" + number);
        DocumentId clearing =
                store.begotten("clearing", null, payment, "", "{%s,'amount':'%s'}".formatted(EUR, amount));
        store.delivered(clearing, "erp", "Clearing", "1010/2026/200000000" + number);
    }

    private DocumentId invoice(DocumentId parent, String number, String net, String gross, String record) {
        DocumentId charge = store.begotten(
                "charge", "CH-" + number, parent, "", "{%s,'net':'%s','gross':'%s'}".formatted(EUR, net, gross));
        store.delivered(charge, "billing", "Charge", record);
        DocumentId invoice = store.fromSystem(
                "invoice",
                number,
                "billing",
                "Invoice",
                record,
                "{%s,'net':'%s','gross':'%s','dueDate':'2026-05-10'}".formatted(EUR, net, gross));
        store.link(invoice, charge, "bills", gross);
        store.delivered(invoice, "crm", "RevHub_Invoice__c", "a0I00000000" + number + "AAC");
        return invoice;
    }

    private DocumentId entry(DocumentId parent, String type, String number, String lines, String total) {
        DocumentId entry = store.begotten(
                "journal-entry",
                "JE-2026-" + number,
                parent,
                "",
                "{%s,'documentType':'%s','postingDate':'2026-04-15','text':'%s','lines':%s,'total':'%s'}"
                        .formatted(EUR, type, NUMBER, lines, total));
        store.delivery(entry, "erp", "pending");
        return entry;
    }
}

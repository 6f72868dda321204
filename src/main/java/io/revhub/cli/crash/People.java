package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.demo.Billing;
import io.revhub.cli.demo.Crm;
import io.revhub.cli.demo.Hub;
import io.revhub.cli.demo.Landscape;
import io.revhub.cli.demo.Run;
import io.revhub.cli.demo.Sales;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The people at the systems: they enter accounts and products, rename them, sell and pay. What they entered is remembered,
 * each rename by a number in the name itself, so that a system that shows an older one gives itself away.
 */
final class People {

    private static final int FIRST_DEAL = 1;
    /** As config/shop.yaml calls them. */
    private static final String GUESTS = "Webshop guests";

    private final Installation installation;
    private final Random random;
    private final List<Entered> entered = new ArrayList<>();
    private final List<Deal> deals = new ArrayList<>();
    private final Shoppers shoppers;
    private final Partners partners;
    private Landscape landscape;

    /**
     * An account or a product that was entered.
     *
     * @param kind Account or Product2, in the CRM
     * @param word what its name begins with
     */
    static final class Entered {
        final String kind;
        final String word;
        final String id;
        int edition = 1;

        Entered(String kind, String word, String id) {
            this.kind = kind;
            this.word = word;
            this.id = id;
        }

        String name() {
            return word + " e" + edition;
        }
    }

    /** @param quote its id in the CRM @param signed only then it may become an order */
    record Deal(Run run, String quote, boolean signed) {}

    /** @param data the hub's folder, for partners who drop files there */
    People(Installation installation, Path data, Random random) {
        this.installation = installation;
        this.random = random;
        this.shoppers = new Shoppers(installation, random);
        this.partners = new Partners(installation, data, random);
    }

    Shoppers shoppers() {
        return shoppers;
    }

    Partners partners() {
        return partners;
    }

    Installation installation() {
        return installation;
    }

    List<Entered> entered() {
        return entered;
    }

    List<Deal> deals() {
        return deals;
    }

    /** The systems, freshly logged in to. */
    Landscape landscape() {
        return Landscape.of(installation);
    }

    /** A little work in the CRM. @param deal whether a deal is made as well */
    void work(boolean deal) {
        landscape = landscape();
        Crm crm = landscape.crm();
        enter(crm, random.nextInt(3) == 0 ? "Product2" : "Account");
        for (int i = 0; i < 2; i++) {
            rename(crm, entered.get(random.nextInt(entered.size())));
        }
        if (deal) {
            partners.introduce(crm);
            sell(crm);
        }
    }

    /** Clerks and partners go on with what has been ordered. @param hub is up, or was a moment ago */
    void serve(Hub hub) {
        try {
            shoppers.serve(hub);
        } catch (Unreachable e) {
            // the hub has died meanwhile: they look again later
        }
        partners.send();
    }

    /** Shoppers and partners order what one of the deals has brought into the catalogue. */
    void order() {
        if (!deals.isEmpty()) {
            String sku = deals.get(random.nextInt(deals.size())).run().device();
            shoppers.wants(sku);
            partners.order(sku);
        }
    }

    private void enter(Crm crm, String kind) {
        String word = (kind.equals("Account") ? "Kunde-" : "Teil-") + "%05d".formatted(entered.size() + 1);
        Map<String, Object> fields = new HashMap<>();
        fields.put("Name", word + " e1");
        if (kind.equals("Account")) {
            fields.put("BillingCountry", "Germany");
            fields.put("BillingCity", "Bremen");
            fields.put("RevHub_Email__c", word.toLowerCase(Locale.ROOT) + "@kunde.example");
            fields.put("CurrencyIsoCode", "EUR");
        } else {
            fields.put("ProductCode", word);
            fields.put("RevHub_Kind__c", "goods");
            fields.put("QuantityUnitOfMeasure", "Each");
            fields.put("IsActive", true);
        }
        entered.add(new Entered(kind, word, crm.create(kind, fields)));
    }

    private static void rename(Crm crm, Entered what) {
        what.edition++;
        crm.change(what.kind, what.id, Map.of("Name", what.name()));
    }

    private void sell(Crm crm) {
        Run run = new Run(FIRST_DEAL + deals.size());
        Sales sales = new Sales(crm, run);
        sales.setUpProducts();
        String quote = sales.quote(sales.winCustomer());
        boolean signed = random.nextInt(5) > 0;
        if (signed) {
            sales.sign(quote);
        }
        deals.add(new Deal(run, quote, signed));
    }

    /** Whatever is owed in billing is paid; guests have paid by card, or pay their own way. @param hub as in {@link #serve} */
    void pay(Hub hub) {
        Billing billing = landscape().billing();
        for (var account : billing.accounts()) {
            if (!account.path("name").asText().startsWith(GUESTS)) {
                billing.invoices(account.path("accountId").asText()).stream()
                        .filter(invoice -> invoice.owed().signum() > 0)
                        .forEach(invoice -> billing.paid(invoice, "EUR"));
            }
        }
        try {
            shoppers.pay(hub, billing);
        } catch (Unreachable e) {
            // the hub has died meanwhile: they pay later
        }
    }
}

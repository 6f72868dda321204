package io.revhub.scenarios;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The variants of case A's payments: the ERP posts and clears what the bank tells, the hub posts nothing again. */
@ExtendWith(World.Shared.class)
class BankTransferTest {

    private final World world;
    private String today;

    BankTransferTest(World world) {
        this.world = world;
    }

    @BeforeEach
    void provisioningWaitsForWord() {
        world.on("2026-04-20");
        world.provisioning.hold(true);
        today = world.today().toString();
    }

    @Test
    void oneTransferPaysTwoInvoices() {
        Agreement sale = Offer.in(world)
                .line("Fleet tracking device", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .signed()
                .isProvisioned();

        sale.transfers("15933.95", "11834.55", "4099.40");

        sale.erpHasPosted("DZ " + today + " S 11001000 15933.95 H DEB 15933.95")
                .erpHasClearedAll()
                .billingIsOwed("0");
    }

    @Test
    void aFewCentsTooLittleAreLetGo() {
        Agreement sale = twoDevices();

        sale.transfers("749.00", "749.59");

        sale.erpHasPosted("DZ " + today + " S 11001000 749.00 S DISC 0.50 S VAT 0.09 H DEB 749.59")
                .erpHasClearedAll()
                .billingIsOwed("0");
    }

    @Test
    void whoPaysAPartStillOwesTheRest() {
        Agreement sale = twoDevices();

        sale.transfers("700.00", "749.59");

        sale.erpHasPosted("DZ " + today + " S 11001000 700.00 H DEB 700.00").billingIsOwed("49.59");
    }

    @Test
    void whatIsTooMuchStaysOnAccount() {
        Agreement sale = twoDevices();

        sale.transfers("800.00", "749.59");

        sale.erpHasPosted("DZ " + today + " S 11001000 800.00 H DEB 50.41 H DEB 749.59")
                .billingIsOwed("0");
    }

    @Test
    void whatNamesNoInvoiceIsParkedWithWhatIsOpen() {
        Agreement sale = twoDevices();

        String payment = sale.transfersWithoutWord("749.59");

        sale.isParked(payment + " of 749.59 EUR fits no invoice. Open are: Invoice INV-");
    }

    @Test
    void whoPaysSoonKeepsTheCashDiscount() {
        Agreement sale = Offer.in(world)
                .paymentTerms("net30-2-14")
                .line("Fleet tracking device", "goods", 1, "349.95", "10", "314.96", "fulfilment")
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .signed()
                .isProvisioned();

        sale.transfers("3282.80", "3349.80");

        sale.erpHasPosted("DZ " + today + " S 11001000 3282.80 S DISC 56.30 S VAT 10.70 H DEB 3349.80")
                .erpHasClearedAll()
                .billingIsOwed("0");
    }

    private Agreement twoDevices() {
        return Offer.in(world)
                .line("Fleet tracking device", "goods", 2, "349.95", "10", "629.91", "fulfilment")
                .signed()
                .isProvisioned()
                .erpHas("DR " + today + " S DEB 749.59 H RP 629.91 H VAT 119.68");
    }
}

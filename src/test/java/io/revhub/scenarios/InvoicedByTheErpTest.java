package io.revhub.scenarios;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What billing cannot hold, the ERP invoices and books; the hub brings its invoices to the CRM and posts nothing. */
@ExtendWith(World.Shared.class)
class InvoicedByTheErpTest {

    private final World world;

    InvoicedByTheErpTest(World world) {
        this.world = world;
    }

    @Test
    void anOrderAboveBillingsLimitIsInvoicedDeliveryByDelivery() {
        world.provisioning.hold(true);
        Agreement harbour = Offer.in(world)
                .line("Harbour crane", "goods", 3, "400000.00", "0", "1200000.00", "fulfilment")
                .signed();

        String first = harbour.erpDeliversAndBills("10", "2");
        String second = harbour.erpDeliversAndBills("10", "1");

        harbour.crmHasInvoice("952000.00")
                .crmHasInvoice("476000.00")
                .hubTells("invoiced", "1200000.00")
                .hubTells("recognised", "1200000.00")
                .hubTells("difference", "0.00")
                .erpHas();
        harbour.transfersFor("1428000.00", first, second).hubTells("paid", "1428000.00");
    }
}

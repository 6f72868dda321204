package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.util.Map;

/** The ERP's clerks, who work with its pages: they deliver what was ordered. */
final class Warehouse {

    private final Web pages;

    Warehouse(Installation installation) {
        this.pages = new Web(installation.sandbox().get("erp").address(), Map.of());
    }

    /** So many pieces of an item of a sales order leave the house. */
    void sends(String salesOrder, String item, int pieces) {
        String delivery = pages.submitted("/orders/" + salesOrder + "/deliver", item + "=" + pieces);
        pages.submitted("/deliveries/" + delivery + "/goods-issue", "");
    }
}

package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.crash.Verdict.Fault;
import io.revhub.cli.demo.Accounts;
import io.revhub.cli.demo.DealThread;
import io.revhub.cli.demo.Hub;
import io.revhub.cli.demo.Landscape;
import io.revhub.cli.demo.Voucher;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders without a quote, of shoppers and partners: each is one order everywhere, and is booked and cleared to the cent. */
final class Orders {

    private static final List<String> EARNED = List.of("RP", "RS", "RA", "RSH", "DEF", "DISC");
    private static final List<String> EARNED_AND_TAX = List.of("RP", "RS", "RA", "RSH", "DEF", "DISC", "VAT");

    private final Hub hub;
    private final Landscape landscape;
    private final InTheErp inTheErp;
    private final Accounts accounts;
    private final Verdict verdict;
    private final Map<String, Long> inCrm;

    Orders(Hub hub, Landscape landscape, InTheErp inTheErp, Accounts accounts, Verdict verdict) {
        this.hub = hub;
        this.landscape = landscape;
        this.inTheErp = inTheErp;
        this.accounts = accounts;
        this.verdict = verdict;
        List<JsonNode> orders = landscape.crm().query("SELECT OrderReferenceNumber FROM Order");
        this.inCrm =
                Comparison.counted(orders, o -> o.path("OrderReferenceNumber").asText());
    }

    void ofShoppers(Shoppers shoppers) {
        List<Shoppers.Purchase> purchases = shoppers.purchases();
        if (shoppers.waiting() > 0) {
            verdict.found(Fault.LOST, "What " + shoppers.waiting() + " shoppers want is not in the shop");
        }
        for (Shoppers.Purchase purchase : purchases) {
            order(purchase.number).ifPresent(told -> {
                // what is paid by card is a fixed gross; what is bought on account is taxed by its invoice
                if (purchase.byCard) {
                    isBooked(purchase.number, told, EARNED_AND_TAX, purchase.gross.subtract(purchase.givenBack));
                } else {
                    isBooked(purchase.number, told, EARNED, purchase.net);
                }
                if (purchase.byCard && !purchase.sent) {
                    verdict.found(Fault.UNEXPLAINED, purchase.number + " was not sent");
                }
            });
        }
        verdict.compared("orders of shoppers", purchases.size());
        int back =
                (int) purchases.stream().filter(p -> p.givenBack.signum() > 0).count();
        verdict.compared("refunds of shoppers", back);
    }

    void ofPartners(List<Partners.PartnerOrder> orders) {
        for (Partners.PartnerOrder order : orders) {
            order(order.hubsNumber()).ifPresent(told -> isBooked(order.hubsNumber(), told, EARNED, order.net()));
        }
        verdict.compared("orders of partners", orders.size());
    }

    private Optional<DealThread> order(String number) {
        long made = inCrm.getOrDefault(number, 0L);
        if (made != 1) {
            verdict.found(made > 1 ? Fault.TWICE : Fault.LOST, number + " is " + made + " orders in the CRM");
        }
        Optional<DealThread> thread = hub.deal(number);
        if (thread.isEmpty()) {
            verdict.found(Fault.LOST, number + " was ordered, and the hub does not know it");
            return thread;
        }
        inTheErp.belongs(thread.get());
        int inErp = thread.get().records("order", "erp").size();
        if (inErp != 1) {
            verdict.found(Fault.LOST, number + " is not in the ERP");
        }
        return thread;
    }

    private void isBooked(String number, DealThread told, List<String> roles, BigDecimal due) {
        List<Voucher> vouchers = told.records("journal-entry", "erp").stream()
                .map(landscape.erp()::voucher)
                .toList();
        BigDecimal booked = vouchers.stream()
                .map(voucher -> voucher.credited(accounts.of(roles)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        verdict.differs(due.subtract(booked));
        if (booked.compareTo(due) != 0) {
            verdict.found(
                    booked.compareTo(due) > 0 ? Fault.TWICE : Fault.LOST,
                    number + ": " + due + " due, " + booked + " booked. " + String.join(" ", told.blockers()));
        }
        if (!vouchers.stream().allMatch(Voucher::isCleared)) {
            verdict.found(
                    told.blockers().isEmpty() ? Fault.UNEXPLAINED : Fault.LOST,
                    number + " is not cleared in the ERP. " + String.join(" ", told.blockers()));
        }
        verdict.compared("journal entries", vouchers.size());
    }
}

package io.revhub.cli.demo;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.workspace.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One deal, played against a running hub with its sandbox. */
public final class Demo {

    private static final Duration MERCY = Duration.ofSeconds(20);

    private final Installation installation;
    private final Hub hub;
    private final PrintWriter out;
    private final Duration patience;

    /** @param patience how long to wait for any one thing that the hub is to do */
    public Demo(Installation installation, Web api, PrintWriter out, Duration patience) {
        this.installation = installation;
        this.hub = new Hub(api);
        this.out = out;
        this.patience = patience;
    }

    /**
     * Plays the deal and prints its thread; the last line is the balance.
     *
     * @param bar whether to show progress as a bar; else as lines
     * @return whether the balance is even and everything is cleared
     * @throws Stuck if the hub runs without the sandbox, or something does not go on
     */
    public boolean play(boolean bar) {
        if (hub.clock().isEmpty()) {
            throw new Stuck(
                    "The hub at " + installation.hub() + " runs without the sandbox: the demo plays only there");
        }
        Landscape landscape = Landscape.of(installation);
        Run run = Run.after(landscape.crm().quotes());
        String quote = play(landscape, run, bar);
        return tell(landscape, run, quote);
    }

    private String play(Landscape landscape, Run run, boolean bar) {
        try (Show show = bar ? new Bar(Play.ACTS) : new Lines(out, Play.ACTS)) {
            return new Play(landscape, hub, run, show, new Waiting(hub::parked, patience, MERCY)).toTheEnd();
        } catch (Stuck e) {
            Optional<DealThread> deal = hub.deal(run.quote());
            deal.ifPresent(d -> new Report(out).thread(run.quote(), d));
            out.flush();
            List<String> blockers = deal.map(DealThread::blockers).orElse(List.of());
            throw blockers.isEmpty() ? e : new Stuck(e.getMessage() + ". The hub says: " + String.join(" ", blockers));
        }
    }

    private boolean tell(Landscape landscape, Run run, String quote) {
        DealThread deal = hub.deal(run.quote()).orElseThrow();
        Accounts accounts = Accounts.of(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)));
        List<Voucher> vouchers = deal.records("journal-entry", "erp").stream()
                .map(landscape.erp()::voucher)
                .toList();
        List<Billing.Invoice> invoices = deal.records("invoice", "billing").stream()
                .findFirst()
                .map(landscape.billing()::accountOf)
                .map(landscape.billing()::invoices)
                .orElse(List.of());
        Balance balance = Balance.of(landscape.crm().signed(quote), invoices, vouchers, accounts, deal.currency());
        Report report = new Report(out);
        report.thread(run.quote(), deal);
        report.vouchers(vouchers, accounts);
        out.println(balance.line());
        out.flush();
        return balance.isEven() && !vouchers.isEmpty() && vouchers.stream().allMatch(Voucher::isCleared);
    }
}

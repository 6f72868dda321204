package io.revhub.connector.partner;

import io.revhub.connector.Systems;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Takes in what partners have dropped, and hints at every order that was stored since, by file or by REST. A file leaves its
 * place only after its orders are stored and the partner is told: a crash anywhere repeats it, and the repeat finds what the
 * first try stored.
 */
final class PartnerCatchUp implements CatchUp {

    static final String TYPE = "Order";

    private static final Logger LOG = LoggerFactory.getLogger(PartnerCatchUp.class);
    private static final int AT_MOST = 500;

    private final Systems.Settings settings;
    private final Path folder;
    private final DataSize largest;
    private final OrderDesk desk;
    private final PartnerOrders orders;
    private final Clock realTime;

    PartnerCatchUp(
            Systems.Settings settings,
            Path folder,
            DataSize largest,
            OrderDesk desk,
            PartnerOrders orders,
            Clock realTime) {
        this.settings = settings;
        this.folder = folder;
        this.largest = largest;
        this.desk = desk;
        this.orders = orders;
        this.realTime = realTime;
    }

    @Override
    public Page next(Optional<String> position) {
        Partner.all(settings).values().forEach(this::takeFiles);
        long after = position.map(Long::parseLong).orElse(0L);
        List<PartnerOrders.Stored> found = orders.after(after, AT_MOST);
        long newest = found.isEmpty() ? after : found.get(found.size() - 1).id();
        return new Page(
                found.stream().map(order -> new Hint(TYPE, order.recordId())).toList(),
                Long.toString(newest),
                found.size() == AT_MOST);
    }

    private void takeFiles(Partner partner) {
        DropFolder files = new DropFolder(folder.resolve(partner.name()), largest.toBytes(), realTime);
        for (Path file : files.take()) {
            String name = file.getFileName().toString();
            boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json");
            Taken taken = take(partner, files, file);
            String suffix = json ? ".json" : ".csv";
            files.tell(name + ".ack" + suffix, Acknowledgement.accepted(taken, json));
            if (!taken.rejected().isEmpty()) {
                files.tell(name + ".reject" + suffix, Acknowledgement.rejected(taken, json));
            }
            files.done(file);
            LOG.info(
                    "Of {}'s file {}, {} orders were taken, {} things rejected",
                    partner.name(),
                    name,
                    taken.accepted().size(),
                    taken.rejected().size());
        }
    }

    private Taken take(Partner partner, DropFolder files, Path file) {
        String name = file.getFileName().toString();
        try {
            byte[] content =
                    files.content(file).orElseThrow(() -> new IllegalArgumentException("It is larger than " + largest));
            return desk.take(partner, name, OrderFile.read(name, content));
        } catch (IllegalArgumentException e) {
            return new Taken(List.of(), List.of(new Taken.Rejected("the whole file", "", e.getMessage())));
        }
    }
}

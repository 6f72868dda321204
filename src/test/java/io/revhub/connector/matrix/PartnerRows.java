package io.revhub.connector.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the connector of partners does: nobody is called, so only what comes in can go wrong. */
final class PartnerRows {

    private static final String SYSTEM = "partner";

    private final Ground ground;

    PartnerRows(Ground ground) {
        this.ground = ground;
        ground.calm().documents().account("Nord", "DE1");
        ground.calm().documents().product("FLT-DEV");
    }

    List<Operation> all() {
        return List.of(new Dropped("partner-order-source"), new Dropped("partner-order-reader"));
    }

    private void drop(String number, String file) {
        try {
            Path in = Files.createDirectories(ground.folder().resolve("partner/nord/in"));
            Path whole = Files.writeString(
                    in.resolve(file),
                    "order,orderedOn,currency,customerVatId,line,sku,quantity,unitPrice\n" + number
                            + ",2026-04-10,EUR,,10,FLT-DEV,3,279.96\n");
            Files.setLastModifiedTime(whole, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An order in a file. */
    private final class Dropped implements Operation {

        private final String kamelet;

        Dropped(String kamelet) {
            this.kamelet = kamelet;
        }

        @Override
        public String kamelet() {
            return kamelet;
        }

        @Override
        public String what() {
            return "";
        }

        @Override
        public String system() {
            return SYSTEM;
        }

        @Override
        public Stream<Trouble> troubles() {
            return Stream.of(Trouble.DOUBLED);
        }

        @Override
        public boolean meets(Ground on, Trouble trouble, Runnable tries) {
            tries.run();
            return true;
        }

        @Override
        public Trial prepare(Connectors connectors, Trouble trouble) {
            CatchUp source = connectors.catchUp("partner-order-source", SYSTEM, Map.of());
            String before = source.next(Optional.empty()).position();
            String number = UUID.randomUUID().toString().substring(0, 8);
            List<Hint> hints = new ArrayList<>();
            return new Trial() {
                @Override
                public Ending attempt() {
                    drop(number, number + ".csv");
                    if (trouble == Trouble.DOUBLED) {
                        drop(number, number + "-again.csv");
                    }
                    hints.addAll(source.next(Optional.of(before)).hints());
                    return new Ending.Done("");
                }

                @Override
                public Object result() {
                    String id = "nord/" + number;
                    Map<String, JsonNode> read = connectors
                            .reader("partner-order-reader", SYSTEM, Map.of())
                            .read(List.of(id));
                    return hints.size() + " order, "
                            + read.get(id).path("lines").size() + " line";
                }
            };
        }
    }
}

package io.revhub.delivery;

import io.revhub.document.References;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store's deliveries on a test database. */
public record TestDeliveries(Deliveries deliveries, Waits waits, ParkedItems parked) {

    public static TestDeliveries on(DataSource database, References references, Clock clock) {
        DeliveryConfiguration beans = new DeliveryConfiguration();
        JdbcClient jdbc = JdbcClient.create(database);
        WakeUps wakeUps = beans.wakeUps();
        Duties duties = beans.duties(new Workspace(Path.of("target", "no-workspace"), Duration.ZERO));
        return new TestDeliveries(
                beans.deliveries(jdbc, duties, wakeUps, clock),
                beans.waits(jdbc, references, wakeUps, clock),
                beans.parkedItems(jdbc, clock));
    }
}

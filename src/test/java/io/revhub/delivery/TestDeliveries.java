package io.revhub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
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
        WorkQueue queue = new WorkQueue(jdbc, new ObjectMapper(), new Instance("test"), beans.wakeUps());
        Duties duties = beans.duties(new Workspace(Path.of("target", "no-workspace"), Duration.ZERO));
        return new TestDeliveries(
                beans.deliveries(jdbc, duties, queue, clock),
                beans.waits(jdbc, references, queue, clock),
                beans.parkedItems(jdbc, beans.parkedHistory(jdbc, clock), clock));
    }
}

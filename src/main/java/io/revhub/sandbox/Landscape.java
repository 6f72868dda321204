package io.revhub.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.revhub.postgres.EmbeddedServer;
import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.flywaydb.core.Flyway;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** The running landscape: one database, one business time, and a web server for each simulated system. */
public final class Landscape implements AutoCloseable {

    private final SandboxProperties properties;
    private final ObjectMapper json;
    private final EmbeddedServer database;
    private final HikariDataSource dataSource;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final SandboxClock clock;
    private final Map<String, Running> running = new LinkedHashMap<>();

    private record Running(
            SimulatedSystem system, WebServer server, Faults faults, ConfigurableApplicationContext context) {}

    /**
     * Starts the database and the business clock; the systems start with {@link #start}.
     *
     * @throws IllegalStateException if the database cannot start
     */
    public Landscape(SandboxProperties properties, ObjectMapper json) {
        this.properties = properties;
        this.json = json;
        this.database = EmbeddedServer.start(properties.folder().resolve("postgres"));
        this.dataSource = connect();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/sandbox")
                .load()
                .migrate();
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        JdbcTemplate template = new JdbcTemplate(dataSource);
        // what is gone through as a stream is fetched piece by piece
        template.setFetchSize(1000);
        this.jdbc = JdbcClient.create(template);
        this.clock = new SandboxClock(jdbc, Clock.systemUTC(), properties.start());
    }

    public SandboxClock clock() {
        return clock;
    }

    /** Starts a system's web server; returns when it answers. */
    public void start(SimulatedSystem system) {
        Faults faults = new Faults(Clock.systemUTC());
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(
                properties.system(system.name()).port());
        factory.setAddress(InetAddress.getLoopbackAddress());
        // a key in an address may contain a slash, written %2F
        factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
        factory.addContextValves(faults);
        factory.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "[]|{}^\\`\"<>"));
        AnnotationConfigWebApplicationContext context = context(system, faults);
        WebServer server = factory.getWebServer(servletContext -> {
            var dispatcher = servletContext.addServlet("system", new DispatcherServlet(context));
            dispatcher.setLoadOnStartup(1);
            dispatcher.setMultipartConfig(new MultipartConfigElement(""));
            dispatcher.addMapping("/");
            var text = servletContext.addFilter("utf-8", new CharacterEncodingFilter("UTF-8"));
            text.setAsyncSupported(true);
            text.addMappingForUrlPatterns(null, false, "/*");
            var drip = servletContext.addFilter("drip", new Drip());
            drip.setAsyncSupported(true);
            drip.addMappingForUrlPatterns(null, false, "/*");
        });
        server.start();
        running.put(system.name(), new Running(system, server, faults, context));
    }

    private AnnotationConfigWebApplicationContext context(SimulatedSystem system, Faults faults) {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        Records records = new Records(jdbc, transactions, json, system.name());
        context.register(SystemWebConfiguration.class, system.configuration());
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("objectMapper", json);
            beans.registerSingleton("sandboxProperties", properties);
            beans.registerSingleton("records", records);
            beans.registerSingleton("writeLog", records.writes());
            beans.registerSingleton("faults", faults);
            beans.registerSingleton("landscape", this);
            beans.registerSingleton("simulatedSystem", system);
        });
        return context;
    }

    /** The address of a running system, without a trailing slash. */
    public URI address(String system) {
        return URI.create("http://localhost:" + running.get(system).server().getPort());
    }

    /** The faults of a running system. */
    public Faults faults(String system) {
        return running.get(system).faults();
    }

    /** The systems that run, in the order in which they were started. */
    public List<SimulatedSystem> systems() {
        return running.values().stream().map(Running::system).toList();
    }

    @Override
    public void close() {
        new ArrayList<>(running.values()).forEach(r -> {
            r.server().stop();
            // the servlet does not close a context that it was given; its background work must end before the database
            r.context().close();
        });
        dataSource.close();
        database.close();
    }

    private HikariDataSource connect() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("sandbox");
        pool.setJdbcUrl(database.jdbcUrl("sandbox"));
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        return pool;
    }
}

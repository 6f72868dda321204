package io.revhub.connector.salesforce;

import io.revhub.connector.Systems.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Raw calls by Camel's component, which logs in, and once more when its session has ended. Nothing is started before the
 * first call: sinks and readers are also made in contexts that are only tried out.
 */
final class Connection {

    private static final int ERRORS_FROM = 300;
    private static final int UNAUTHORISED = 401;
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final String QUOTA = "Sforce-Limit-Info";
    private static final String NEXT = "Sforce-Locator";

    private final String system;
    private final Settings settings;
    private final Supplier<CamelContext> camel;
    private final Consumer<String> quota;
    private final AskedWait askedWait = new AskedWait();
    private AsyncProducer producer;
    private AsyncProducer bulkResults;
    private volatile SalesforceSession session;

    /** @param quota is told what each answer says of the calls that are used up */
    Connection(String system, Settings settings, Supplier<CamelContext> camel, Consumer<String> quota) {
        this.system = system;
        this.settings = settings;
        this.camel = camel;
        this.quota = quota;
    }

    /**
     * Whoever finds the session ended renews it, unless somebody else has done so meanwhile, and sends once more.
     *
     * @param body null: none
     * @return the answer's body; empty if it has none
     */
    String send(String method, String path, byte[] body) {
        AsyncProducer ready = producer();
        String token = session.getAccessToken();
        try {
            return send(ready, method, path, body);
        } catch (CallFailed e) {
            if (!e.hasStatus(UNAUTHORISED)) {
                throw e;
            }
            logIn(token);
            return send(ready, method, path, body);
        }
    }

    private String send(AsyncProducer ready, String method, String path, byte[] body) {
        Exchange exchange = ready.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getIn().setHeader(SalesforceEndpointConfig.RAW_METHOD, method);
        exchange.getIn().setHeader(SalesforceEndpointConfig.RAW_PATH, path);
        exchange.getIn().setBody(body);
        return text(answered(ready, exchange));
    }

    /** @param values of the only column @param next the locator of the next page; null: there is none */
    record Rows(List<String> values, String next) {}

    /** A page of what a query job found, which is CSV and no JSON. @param locator null: the first page */
    Rows results(String version, String job, String locator, int atMost) {
        producer();
        AsyncProducer ready = bulkResults(version);
        Exchange exchange = ready.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getIn().setHeader(SalesforceEndpointConfig.JOB_ID, job);
        exchange.getIn().setHeader(SalesforceEndpointConfig.MAX_RECORDS, atMost);
        if (locator != null) {
            exchange.getIn().setHeader(SalesforceEndpointConfig.LOCATOR, locator);
        }
        Message answer = answered(ready, exchange);
        String next = answer.getHeader(NEXT, String.class);
        return new Rows(column(answer.getBody(InputStream.class)), next == null || next.equals("null") ? null : next);
    }

    private static List<String> column(InputStream csv) {
        List<String> values = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
            rows.forEach(row -> values.add(row.get(0)));
        } catch (IOException | UncheckedIOException e) {
            throw CallFailed.noAnswer("The answer broke off: " + e.getMessage(), e);
        }
        return values;
    }

    private synchronized AsyncProducer bulkResults(String version) {
        if (bulkResults == null) {
            try {
                CamelContext context = camel.get();
                bulkResults = context.getEndpoint(name() + ":bulk2GetQueryJobResults?apiVersion=" + version)
                        .createAsyncProducer();
                context.addService(bulkResults, true, true);
            } catch (Exception e) {
                throw CallFailed.notSent("The CRM's component does not start: " + e, e);
            }
        }
        return bulkResults;
    }

    private Message answered(AsyncProducer ready, Exchange exchange) {
        try {
            ready.processAsync(exchange).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw CallFailed.noAnswer("No answer within " + settings.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailed.noAnswer("Interrupted while waiting for an answer", e);
        } catch (ExecutionException e) {
            throw CallFailed.noAnswer("No answer: " + e.getCause(), e.getCause());
        } catch (RuntimeException e) {
            // the component's first log-in fails in this thread
            throw failure(e, exchange.getMessage());
        }
        Message answer = exchange.getMessage();
        if (answer.getHeader(QUOTA) != null) {
            quota.accept(answer.getHeader(QUOTA, String.class));
        }
        if (exchange.getException() != null) {
            throw failure(exchange.getException(), answer);
        }
        return answer;
    }

    /** A log-in for calls beside REST, the same that REST uses. */
    Session session() {
        producer();
        SalesforceSession live = session;
        String token = live.getAccessToken();
        return token == null ? logIn(null) : session(token);
    }

    /** Logs in anew, unless somebody else has done so since: many who find their session ended make one log-in. */
    void renew(Session ended) {
        producer();
        logIn(ended.token());
    }

    private Session logIn(String ended) {
        try {
            return session(session.login(ended));
        } catch (SalesforceException | RuntimeException e) {
            throw CallFailed.notSent("No log-in at the CRM: " + e.getMessage(), e);
        }
    }

    private Session session(String token) {
        String organisation = session.getOrgId();
        return new Session(
                token, session.getInstanceUrl(), organisation == null ? token.replaceFirst("!.*", "") : organisation);
    }

    private CallFailed failure(Exception e, Message answer) {
        Optional<String> logIn = logInFailure(e);
        if (logIn.isPresent()) {
            return CallFailed.notSent("No log-in at the CRM: " + logIn.get(), e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || (cause instanceof SocketTimeoutException
                            && String.valueOf(cause.getMessage()).startsWith("Connect"))) {
                return CallFailed.notSent("No connection to the CRM: " + cause, e);
            }
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return CallFailed.noAnswer("No answer: " + cause, e);
            }
        }
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        return status < ERRORS_FROM
                ? CallFailed.noAnswer("No answer: " + e, e)
                : CallFailed.refused(
                        CrmError.ofCall(status, text(answer)),
                        BUSY.contains(status) ? askedWait.left().orElse(null) : null);
    }

    /** What went wrong with a log-in, which comes before the call itself is sent; empty if it did not go wrong. */
    private static Optional<String> logInFailure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SalesforceException salesforce) {
                Optional<String> words = Stream.concat(
                                salesforce.getErrors().stream().map(RestError::getMessage),
                                Stream.ofNullable(salesforce.getMessage()))
                        .filter(text -> text != null && text.matches("(?is)(unexpected )?login .*"))
                        .findFirst();
                if (words.isPresent()) {
                    return words;
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Message answer) {
        String text = answer.getBody(String.class);
        return text == null ? "" : text;
    }

    private synchronized AsyncProducer producer() {
        if (producer == null) {
            CamelContext context = camel.get();
            if (!context.isStarted()) {
                // a component that is added while its context starts may be started half configured, by another thread:
                // then
                // it logs in at Salesforce's own address, and the hub does not start
                throw CallFailed.notSent("The hub is still starting", null);
            }
            try {
                producer = start(context);
            } catch (Exception e) {
                throw CallFailed.notSent("The CRM's component does not start: " + e, e);
            }
        }
        return producer;
    }

    private String name() {
        return "salesforce-" + system;
    }

    private AsyncProducer start(CamelContext context) throws Exception {
        String name = name();
        if (context.hasComponent(name) == null) {
            context.addComponent(name, component());
        }
        AsyncProducer made = context.getEndpoint(name + ":raw?format=JSON").createAsyncProducer();
        context.addService(made, true, true);
        SalesforceComponent component = context.getComponent(name, SalesforceComponent.class);
        askedWait.listenTo(component.getHttpClient());
        session = component.getSession();
        return made;
    }

    private SalesforceComponent component() {
        SalesforceComponent component = new SalesforceComponent();
        LogIn.of(settings, component);
        component.setLoginUrl(settings.address().toString());
        component.setInstanceUrl(settings.address().toString());
        component.setLazyLogin(true);
        // of its own accord it logs in for each call that finds the session ended, and each log-in may end the one
        // before
        component.setHttpClientProperties(
                new HashMap<>(Map.of("maxRetries", 0, "maxConnectionsPerDestination", settings.connections())));
        component.setHttpRequestTimeout(settings.timeout().toMillis());
        component.setHttpClientIdleTimeout(settings.timeout().toMillis());
        component.setHttpClientConnectionTimeout(settings.connectTimeout().toMillis());
        component.setHttpMaxContentLength((int) settings.largestAnswer());
        // without one of its own the component fails at its first endpoint
        component.setConfig(new SalesforceEndpointConfig());
        return component;
    }
}

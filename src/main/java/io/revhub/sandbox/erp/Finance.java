package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.erp.odata.Entities;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The simulated ERP's finance: journal entries, clearing, bank statements, dunning, periods. */
@Configuration(proxyBeanMethods = false)
@Import({
    JournalEntryApi.class,
    ClearingApi.class,
    ConfirmationApi.class,
    BankApi.class,
    DunningApi.class,
    EntryPages.class,
    FinancePages.class
})
class Finance {

    static final String CLEARING = "JournalEntryBulkClearingRequest";
    static final String CREATION = "JournalEntryBulkCreateRequest";
    static final String CONFIRMATION = "_Confirmation";

    @Bean
    FinanceSettings financeSettings() {
        return FinanceSettings.read();
    }

    @Bean
    SoapMessages soapMessages() {
        return new SoapMessages();
    }

    @Bean
    Periods periods(Records records, MasterData masterData) {
        return new Periods(records, masterData);
    }

    @Bean
    Ledger ledger(Entities entities, MasterData masterData, Clock clock) {
        return new Ledger(entities, masterData, clock);
    }

    @Bean
    PostingChecks postingChecks(MasterData masterData, Periods periods, Entities entities) {
        return new PostingChecks(masterData, periods, entities);
    }

    @Bean
    ExchangeRates exchangeRates(FinanceSettings settings, MasterData masterData) {
        return new ExchangeRates(settings, masterData);
    }

    @Bean
    Postings postings(PostingChecks checks, Ledger ledger, Records records, ExchangeRates rates) {
        return new Postings(checks, ledger, records, rates);
    }

    @Bean
    OpenItems openItems(Entities entities) {
        return new OpenItems(entities);
    }

    @Bean
    Settlement settlement(Entities entities, MasterData masterData, FinanceSettings settings, Ledger ledger) {
        return new Settlement(ledger, new DiscountLines(entities, masterData, settings), settings);
    }

    @Bean
    Clearing clearing(Entities entities, Settlement settlement, Periods periods, MasterData masterData) {
        return new Clearing(entities, settlement, periods, masterData);
    }

    @Bean
    BankStatements bankStatements(
            Records records,
            OpenItems openItems,
            Settlement settlement,
            Periods periods,
            MasterData masterData,
            FinanceSettings settings) {
        return new BankStatements(records, openItems, settlement, periods, masterData, settings);
    }

    @Bean
    Dunning dunning(Entities entities, OpenItems openItems, FinanceSettings settings) {
        return new Dunning(entities, openItems, settings);
    }

    @Bean(destroyMethod = "close")
    Inbox inbox(Records records, SoapMessages messages, Clearing clearing, Postings postings, Clock clock) {
        return new Inbox(
                records,
                Map.of(
                        CLEARING,
                        envelope -> cleared(messages.read(envelope, CLEARING), clearing),
                        CREATION,
                        envelope -> created(messages.read(envelope, CREATION), postings, records, clock)));
    }

    private static String cleared(Xml message, Clearing clearing) {
        StringBuilder notes = new StringBuilder();
        for (Xml asked : message.children("JournalEntryClearingRequest")) {
            asked.child("JournalEntry")
                    .ifPresent(entry -> notes.append(clearing.carryOut(entry)).append(". "));
        }
        return notes.toString().strip();
    }

    private static String created(Xml message, Postings postings, Records records, Clock clock) {
        String id = message.text("MessageHeader", "ID");
        var outcomes = postings.post(message);
        byte[] confirmation = Confirmation.of(id, outcomes, clock).getBody();
        records.put(
                CONFIRMATION,
                id,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("envelope", new String(confirmation, StandardCharsets.UTF_8)));
        long posted = outcomes.stream().filter(o -> o.document() != null).count();
        return posted + " of " + outcomes.size() + " journal entries posted";
    }
}

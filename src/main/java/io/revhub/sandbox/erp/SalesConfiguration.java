package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.v4.SalesOrderApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Sales of the simulated S/4HANA: what the services' entities and functions do. */
@Configuration(proxyBeanMethods = false)
@Import({SalesPages.class, ClerkActions.class, GoodsReceiptApi.class})
class SalesConfiguration {

    private final String user;

    SalesConfiguration(SandboxProperties properties) {
        this.user = properties.system("erp").login("username");
    }

    @Bean
    SalesOrderApi salesOrderApi(ObjectMapper json, ODataEngine engine, List<Rules> rules) {
        return new SalesOrderApi(json, engine, rules);
    }

    @Bean
    OrderStatus orderStatus(Entities entities) {
        return new OrderStatus(entities);
    }

    @Bean
    CreditCheck creditCheck(Entities entities, OrderStatus orders, Clock clock) {
        return new CreditCheck(entities, orders, clock);
    }

    @Bean
    CreditOperations creditOperations(Entities entities, CreditCheck creditCheck, OrderStatus orders) {
        return new CreditOperations(entities, creditCheck, orders);
    }

    @Bean
    Stock stock(Entities entities) {
        return new Stock(entities);
    }

    @Bean
    GoodsIssue goodsIssue(Entities entities, OrderStatus orders, Stock stock, Clock clock) {
        return new GoodsIssue(entities, orders, stock, clock);
    }

    @Bean
    BillingEntry billingEntry(
            Entities entities, MasterData masterData, SoapMessages messages, PostingChecks checks, Ledger ledger) {
        return new BillingEntry(entities, masterData, messages, checks, ledger);
    }

    @Bean
    Billing billing(Entities entities, MasterData masterData, OrderStatus orders, BillingEntry entry, Clock clock) {
        return new Billing(entities, masterData, orders, entry, clock);
    }

    @Bean
    List<Operation> operations(GoodsIssue goodsIssue, Billing billing, CreditOperations credit, Entities entities) {
        List<Operation> operations = new ArrayList<>(goodsIssue.operations());
        operations.addAll(new BillingOperations(entities, billing).operations());
        operations.addAll(new ApprovalOperations(entities).operations());
        operations.addAll(credit.operations());
        return operations;
    }

    @Bean
    List<Rules> rules(
            Entities entities, MasterData masterData, OrderStatus orders, CreditCheck creditCheck, Clock clock) {
        List<Rules> rules = new ArrayList<>();
        rules.add(new BusinessPartnerRules(entities, masterData, clock, user));
        rules.addAll(AddressRules.rules(entities));
        rules.add(new PartnerFunctions(entities));
        rules.addAll(Organisation.rules(masterData));
        rules.add(new ProductRules(clock, user));
        for (SalesDocument kind : List.of(SalesDocument.ORDER, SalesDocument.QUOTATION, SalesDocument.CONTRACT)) {
            ItemPricing pricing =
                    new ItemPricing(kind, entities, masterData.priceConditions(), new ConditionRecords(entities));
            rules.add(new SalesDocumentRules(kind, entities, masterData, creditCheck, clock, user));
            rules.add(new SalesDocumentItemRules(kind, entities, masterData, orders, creditCheck, pricing));
        }
        rules.add(new ConditionRecordRules(entities, masterData, clock, user));
        rules.add(new CreditAccountRules("CreditMgmtBusinessPartner", entities, masterData, clock));
        rules.add(new CreditAccountRules("CreditManagementAccount", entities, masterData, clock));
        rules.add(new DeliveryRules(entities, masterData, orders, creditCheck, clock, user));
        rules.add(new DeliveryItemRules(entities, masterData, orders, clock, user));
        return rules;
    }
}

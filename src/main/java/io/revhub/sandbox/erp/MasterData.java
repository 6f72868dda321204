package io.revhub.sandbox.erp;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the company is set up; {@code sandbox/erp/master-data.yaml} on the class path. */
record MasterData(
        Map<String, CompanyCode> companyCodes,
        List<SalesArea> salesAreas,
        Map<String, String> plants,
        Map<String, String> salesOrderTypes,
        Map<String, String> salesQuotationTypes,
        Map<String, String> salesContractTypes,
        List<String> billedSalesOrderTypes,
        Map<String, String> approvalReasons,
        Map<String, Integer> paymentTerms,
        Map<String, String> priceConditions,
        List<String> businessPartnerGroupings,
        Map<String, DocumentType> documentTypes,
        Map<String, Account> accounts,
        Map<String, TaxCode> taxCodes) {

    record CompanyCode(
            String name, String currency, String country, String chartOfAccounts, String openFrom, String openTo) {

        boolean opens(YearMonth period) {
            return !period.isBefore(YearMonth.parse(openFrom)) && !period.isAfter(YearMonth.parse(openTo));
        }
    }

    record SalesArea(String organisation, String channel, String division, String companyCode, String currency) {}

    record DocumentType(String name, long from) {}

    record Account(String name, String role, boolean balanceSheet, String postedBy) {}

    record TaxCode(String name, BigDecimal rate, String account) {}

    static MasterData read() {
        try (InputStream yaml = MasterData.class.getResourceAsStream("/sandbox/erp/master-data.yaml")) {
            return new YAMLMapper().readValue(yaml, MasterData.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the ERP's master data", e);
        }
    }

    /** The types of a kind of sales document, and their names. */
    Map<String, String> types(SalesDocument kind) {
        return kind == SalesDocument.ORDER
                ? salesOrderTypes
                : kind == SalesDocument.QUOTATION ? salesQuotationTypes : salesContractTypes;
    }

    Optional<SalesArea> salesArea(String organisation, String channel, String division) {
        return salesAreas.stream()
                .filter(area -> area.organisation().equals(organisation)
                        && area.channel().equals(channel)
                        && area.division().equals(division))
                .findFirst();
    }

    /** Keys as SAP shows them outside: without leading zeros. */
    static String external(String key) {
        return key.matches("0+\\d+") ? key.replaceFirst("^0+", "") : key;
    }
}

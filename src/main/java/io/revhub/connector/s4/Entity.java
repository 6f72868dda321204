package io.revhub.connector.s4;

import java.util.List;
import java.util.Map;

/**
 * What can be changed in a record of the ERP by update, and how its children are told apart.
 *
 * @param service the OData service
 * @param set the entity set of the root
 * @param key the root's key field
 * @param fixed fields, of the root and of its children, that the ERP never changes once they are set
 * @param children the fields that tell the children of a navigation apart; none: there can be only one
 * @param complete navigations in which a child that is not wanted any more needs a person
 */
record Entity(
        String service,
        String set,
        String key,
        List<String> fixed,
        Map<String, List<String>> children,
        List<String> complete) {

    static final Entity BUSINESS_PARTNER = new Entity(
            "API_BUSINESS_PARTNER",
            "A_BusinessPartner",
            "BusinessPartner",
            List.of("BusinessPartner", "BusinessPartnerCategory", "BusinessPartnerGrouping"),
            Map.of(
                    "to_BusinessPartnerRole", List.of("BusinessPartnerRole"),
                    "to_BuPaIdentification", List.of("BPIdentificationType", "BPIdentificationNumber"),
                    "to_BusinessPartnerTax", List.of("BPTaxType"),
                    "to_CustomerCompany", List.of("CompanyCode"),
                    "to_CustomerSalesArea", List.of("SalesOrganization", "DistributionChannel", "Division"),
                    "to_PartnerFunction", List.of("PartnerFunction")),
            List.of());

    static final Entity PRODUCT = new Entity(
            "API_PRODUCT_SRV",
            "A_Product",
            "Product",
            List.of("Product", "ProductType", "BaseUnit"),
            Map.of(
                    "to_Description", List.of("Language"),
                    "to_Plant", List.of("Plant"),
                    "to_SalesDelivery", List.of("ProductSalesOrg", "ProductDistributionChnl"),
                    "to_ProductSalesTax", List.of("Country", "TaxCategory"),
                    "to_Valuation", List.of("ValuationArea", "ValuationType")),
            List.of());

    static final Entity SALES_ORDER = salesDocument("API_SALES_ORDER_SRV", "SalesOrder");

    static final Entity SALES_QUOTATION = salesDocument("API_SALES_QUOTATION_SRV", "SalesQuotation");

    static final Entity SALES_CONTRACT = salesDocument("API_SALES_CONTRACT_SRV", "SalesContract");

    private static Entity salesDocument(String service, String name) {
        return new Entity(
                service,
                "A_" + name,
                name,
                List.of(
                        name,
                        name + "Type",
                        "SalesOrganization",
                        "DistributionChannel",
                        "OrganizationDivision",
                        "SoldToParty",
                        "TransactionCurrency",
                        "Material"),
                Map.of(
                        "to_Item", List.of(name + "Item"),
                        "to_PricingElement", List.of("ConditionType"),
                        "to_Partner", List.of("PartnerFunction")),
                List.of("to_Item"));
    }
}

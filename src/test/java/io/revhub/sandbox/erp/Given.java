package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.erp.ErpClient.Answer;
import java.util.UUID;

/** What tests start from, each with its own. */
public final class Given {

    private final ErpClient erp;

    public Given(ErpClient erp) {
        this.erp = erp;
    }

    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The number of a new customer in company code and sales area 1010. */
    public String customer() {
        Answer created = erp.post(ErpClient.PARTNERS + "A_BusinessPartner", """
                {"BusinessPartnerCategory":"2","BusinessPartnerGrouping":"BP02","OrganizationBPName1":"Nordwind Logistik GmbH",
                 "to_BusinessPartnerRole":[{"BusinessPartnerRole":"FLCU00"},{"BusinessPartnerRole":"FLCU01"}],
                 "to_BusinessPartnerAddress":{"results":[{"Country":"DE","CityName":"Berlin","PostalCode":"10115","StreetName":"Weg",
                   "to_EmailAddress":[{"EmailAddress":"a@b.de"}]}]},
                 "to_Customer":{"to_CustomerCompany":[{"CompanyCode":"1010","ReconciliationAccount":"12100000"}],
                   "to_CustomerSalesArea":[{"SalesOrganization":"1010","DistributionChannel":"10","Division":"00","Currency":"EUR"}]}}
                """);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.d().get("Customer").textValue();
    }

    /** The key of a new product that is sold in 1010/10. */
    public String product() {
        String key = unique("P-");
        Answer created = erp.post(ErpClient.PRODUCTS + "A_Product", """
                {"Product":"%s","ProductType":"FERT","BaseUnit":"PC","to_Description":[{"Language":"EN","ProductDescription":"Device"}],
                 "to_SalesDelivery":[{"ProductSalesOrg":"1010","ProductDistributionChnl":"10"}],
                 "to_ProductSalesTax":[{"Country":"DE","TaxCategory":"TTX1","TaxClassification":"1"}]}
                """.formatted(key));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return key;
    }

    /** The answer to a new order of three pieces for 944.87 together. */
    Answer order(String customer, String product, String reference) {
        return erp.post(ErpClient.ORDERS + "A_SalesOrder", orderBody(customer, product, reference));
    }

    static String orderBody(String customer, String product, String reference) {
        return """
                {"SalesOrderType":"OR","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00",
                 "SoldToParty":"%s","PurchaseOrderByCustomer":"%s","to_Item":[{"Material":"%s","RequestedQuantity":"3",
                   "to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"944.87","ConditionQuantity":"3","ConditionCurrency":"EUR"}]}]}
                """.formatted(customer, reference, product);
    }

    static String entry(String id, String lines) {
        return entry(id, "DR", "2026-04-15", lines);
    }

    static String entry(String id, String type, String date, String lines) {
        return """
                <sfin:JournalEntryBulkCreateRequest>
                  <MessageHeader><ID>%1$s</ID><CreationDateTime>2026-04-15T08:00:00Z</CreationDateTime></MessageHeader>
                  <JournalEntryCreateRequest>
                    <MessageHeader><ID>%1$s</ID><CreationDateTime>2026-04-15T08:00:00Z</CreationDateTime></MessageHeader>
                    <JournalEntry>
                      <OriginalReferenceDocumentType>BKPFF</OriginalReferenceDocumentType><BusinessTransactionType>RFBU</BusinessTransactionType>
                      <AccountingDocumentType>%2$s</AccountingDocumentType><DocumentReferenceID>INV-1</DocumentReferenceID>
                      <DocumentHeaderText>Invoice</DocumentHeaderText><CreatedByUser>REVHUB</CreatedByUser><CompanyCode>1010</CompanyCode>
                      <DocumentDate>%3$s</DocumentDate><PostingDate>%3$s</PostingDate>%4$s
                    </JournalEntry>
                  </JournalEntryCreateRequest>
                </sfin:JournalEntryBulkCreateRequest>""".formatted(id, type, date, lines);
    }

    static String item(int reference, String account, String amount, String code) {
        return "<Item><ReferenceDocumentItem>" + reference + "</ReferenceDocumentItem><GLAccount>" + account
                + "</GLAccount>" + amount(amount, code) + "</Item>";
    }

    static String debtor(int reference, String customer, String amount, String code) {
        return "<DebtorItem><ReferenceDocumentItem>" + reference + "</ReferenceDocumentItem><Debtor>" + customer
                + "</Debtor>" + amount(amount, code)
                + "<CashDiscountTerms><DueCalculationBaseDate>2026-04-15</DueCalculationBaseDate>"
                + "<NetPaymentDays>30</NetPaymentDays></CashDiscountTerms></DebtorItem>";
    }

    static String tax(String amount, String base) {
        return "<ProductTaxItem><TaxCode>A1</TaxCode><AmountInTransactionCurrency currencyCode=\"EUR\">" + amount
                + "</AmountInTransactionCurrency><TaxBaseAmountInTransCrcy currencyCode=\"EUR\">" + base
                + "</TaxBaseAmountInTransCrcy><DebitCreditCode>H</DebitCreditCode></ProductTaxItem>";
    }

    private static String amount(String amount, String code) {
        return "<AmountInTransactionCurrency currencyCode=\"EUR\">" + amount
                + "</AmountInTransactionCurrency><DebitCreditCode>" + code + "</DebitCreditCode>";
    }
}

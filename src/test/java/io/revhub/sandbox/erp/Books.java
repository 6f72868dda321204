package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.Given.debtor;
import static io.revhub.sandbox.erp.Given.item;
import static io.revhub.sandbox.erp.Given.tax;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;

/** Posting to the simulated ERP and reading back what stands in its books. */
record Books(ErpClient erp) {

    static final String POSTING = "journalentrycreaterequestconfi";

    Answer post(String message) {
        return erp.soap(POSTING, message);
    }

    JsonNode items(String document) {
        return erp.get(ErpClient.CUBE
                        + "?$filter=CompanyCode eq '1010' and FiscalYear eq '2026' and AccountingDocument eq '"
                        + document + "'")
                .d()
                .get("results");
    }

    static String document(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst("(?s).*<AccountingDocument>(\\d+)</AccountingDocument>.*", "$1");
    }

    static String invoice(String customer) {
        return item(2, "0041000000", "-944.87", "H")
                + item(3, "41100000", "-2500.00", "H")
                + debtor(1, customer, "4099.40", "S")
                + tax("-654.53", "-3444.87");
    }
}

package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final ErpClient erp = new ErpClient();

    @Test
    void aChangeSetIsCarriedOutAsAWholeAndReadsAnswerBesideIt() {
        String a = Given.unique("batch-a-");
        String b = Given.unique("batch-b-");

        Answer answer = batch(changeSet(create(a), create(b)) + read("A_Product('" + a + "')"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.header("content-type")).startsWith("multipart/mixed");
        assertThat(answer.body().split("HTTP/1.1 201", -1)).hasSize(3);
        assertThat(answer.body().split("HTTP/1.1 200", -1)).hasSize(2);
        assertThat(exists(b)).isTrue();
    }

    @Test
    void aFailedChangeSetChangesNothingAndAnswersWithOneError() {
        String a = Given.unique("batch-c-");

        Answer answer = batch(changeSet(create(a), create(a)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("HTTP/1.1 400", "already exists").doesNotContain("HTTP/1.1 201");
        assertThat(exists(a)).isFalse();
    }

    @Test
    void changeSetsFailByThemselves() {
        String a = Given.unique("batch-d-");
        String b = Given.unique("batch-e-");

        Answer answer = batch(changeSet(create(a), create(a)) + changeSet(create(b)));

        assertThat(answer.body()).contains("HTTP/1.1 400", "HTTP/1.1 201");
        assertThat(exists(b)).isTrue();
    }

    private boolean exists(String product) {
        return erp.get(PRODUCTS + "A_Product('" + product + "')").status() == 200;
    }

    private Answer batch(String parts) {
        String body = (parts + "--b--\n").replace("\n", "\r\n");
        return erp.post(PRODUCTS + "$batch", body, "Content-Type", "multipart/mixed;boundary=b", "Accept", "*/*");
    }

    private static String changeSet(String... operations) {
        StringBuilder set = new StringBuilder("--b\nContent-Type: multipart/mixed;boundary=c\n\n");
        for (String operation : operations) {
            set.append("--c\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n")
                    .append(operation)
                    .append("\n");
        }
        return set.append("--c--\n").toString();
    }

    private static String create(String product) {
        String body = "{\"Product\":\"" + product + "\",\"ProductType\":\"FERT\",\"BaseUnit\":\"PC\"}";
        return "POST A_Product HTTP/1.1\nContent-Type: application/json\nAccept: application/json\nContent-Length: "
                + body.length() + "\n\n" + body;
    }

    private static String read(String path) {
        return "--b\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET " + path
                + " HTTP/1.1\nAccept: application/json\n\n\n";
    }
}

package io.revhub.sandbox.erp;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A bank statement as a house bank's file would bring it: {@code POST /_sandbox/bank-statements}. */
@RestController
class BankApi {

    private final BankStatements statements;

    BankApi(BankStatements statements) {
        this.statements = statements;
    }

    @PostMapping("/_sandbox/bank-statements")
    List<BankStatements.Outcome> take(@RequestBody BankStatements.Statement statement) {
        return statements.take(statement);
    }
}

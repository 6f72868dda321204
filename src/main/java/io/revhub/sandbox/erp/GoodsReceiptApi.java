package io.revhub.sandbox.erp;

import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goods that come into a plant from outside: {@code POST /_sandbox/goods-receipts}. */
@RestController
class GoodsReceiptApi {

    private final Stock stock;

    GoodsReceiptApi(Stock stock) {
        this.stock = stock;
    }

    record Receipt(String material, String plant, String unit, BigDecimal quantity) {}

    @PostMapping("/_sandbox/goods-receipts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody Receipt receipt) {
        stock.receive(receipt.material(), receipt.plant(), receipt.unit(), receipt.quantity());
    }
}

package io.backhaul.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    RETURN_REQUESTED | {"reason":"WRONG_SIZE","lines":[{"sku":"A","quantity":2}]} | The customer asks to return 2 × A: wrong size.
                    RETURN_AUTHORIZED | {"supplier":"acme","rma":"R-1","lines":[{"sku":"A","quantity":0}]} | acme accepts the return all A under R-1.
                    RETURN_AUTHORIZED | {"supplier":"acme","keepGoods":true} | acme accepts the return; nothing has to come back.
                    RETURN_DECLINED | {"supplier":"acme","reasonText":"used"} | acme declines the return: "used".
                    SHIPMENT_STATUS_CHANGED | {"trackingNumber":"1Z","status":"OUT_FOR_DELIVERY"} | Parcel 1Z: out for delivery.
                    RETURN_SHIPPED | {"trackingNumber":"1Z","carrier":"UPS"} | The customer sent the parcel back UPS 1Z.
                    INSPECTION_REPORTED | {"supplier":"acme","disposition":"SCRAP","finding":"CONTRADICTED"} | acme inspected the goods: scrap, customer's reason contradicted.
                    REFUND_SETTLED | {"gateway":"stripe","refundId":"re_1","amount":{"amount":"5.00","currency":"USD"}} | The refund of 5.00 USD was paid to the customer through stripe (re_1).
                    REFUND_FAILED | {"amount":{"amount":"5.00","currency":"USD"},"reasonText":"card expired"} | The refund of 5.00 USD failed: "card expired".
                    REFUND_MADE_ELSEWHERE | {"gateway":"stripe","refundId":"re_2","amount":{"amount":"5.00","currency":"USD"}} | Somebody refunded 5.00 USD outside the hub through stripe (re_2).
                    SUPPLIER_CREDIT_ISSUED | {"supplier":"acme","creditReference":"CM-1","amount":{"amount":"5.00","currency":"USD"}} | acme credits 5.00 USD (CM-1).
                    OPERATOR_DECIDED | {"by":"demo","action":"WRITE_OFF","note":"gone"} | demo decided: write off: "gone".
                    COMMAND_OUTCOME | {"commandKey":"store-approve/1","outcome":"DONE","detail":"return approved"} | Store approve: done (return approved).
                    SOMETHING_NEW | {} | something new
                    """)
    void saysWhatAMessageMeans(String kind, String body, String sentence) {
        assertThat(FactWords.of(kind, Json.read(body))).isEqualTo(sentence);
    }
}

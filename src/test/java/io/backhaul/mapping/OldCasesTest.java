package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Terms;
import org.junit.jupiter.api.Test;

/** Cases stored before a field existed are read as if nobody had said anything about it. */
class OldCasesTest {

    private static final String TERMS = """
            {"policy":{"zone":"America/New_York","autoApprove":{"days":30,"business":false,"anchor":"ORDER"},
              "keepItUpTo":{"USD":{"amount":"10.00","currency":"USD"}},
              "silentAfterDelivery":{"days":7,"business":false,"anchor":"DELIVERY"},
              "openReturnExpires":{"days":60,"business":false,"anchor":"AUTHORIZATION"}},
             "passports":{"acme":{"supplier":"acme","name":"Acme","destination":"mail:acme","understands":["SUPPLIER_REQUEST"],
              "channel":"mail:acme","rmaRequired":false,"photosFor":["DAMAGED"],
              "answerWithin":{"days":3,"business":true,"anchor":"REQUEST"},
              "claimWindow":{"days":15,"business":false,"anchor":"RECEIPT"},"recoveryPercent":100,"goodsBack":true,
              "creditWithin":{"days":30,"business":false,"anchor":"CLAIM"}}},
             "gateways":{"stripe":"stripe:demo"},"stores":["demo"],"hash":"h"}""";

    private static final String REQUEST = """
            {"kind":"RETURN_REQUESTED","id":"00000000-0000-5000-8000-000000000001","merchant":"demo","source":"shopify:demo",
             "key":"k","references":[],"occurredAt":"2026-09-10T12:00:00Z","receivedAt":"2026-09-10T12:00:00Z","sequence":1,
             "schemaVersion":1,"reason":"DAMAGED","reasonText":"broken","evidence":[],"storeStatus":"REQUESTED",
             "order":{"orderId":"o","orderName":"#2001","store":"demo","orderedAt":"2026-09-01T12:00:00Z","payments":[],
              "poNumbers":{},"supplierOrderIds":{}},
             "lines":[{"lineId":"l1","sku":"ACME-1","quantity":1,"unitPrice":{"amount":"60.00","currency":"USD"},
              "supplier":"acme","fulfillmentLineId":"f1","inventoryItemId":"i1"}]}""";

    @Test
    void termsAndRequestOfAnOldCaseStillCount() throws Exception {
        Terms terms = CanonicalJson.mapper().readValue(TERMS, Terms.class);
        ReturnRequested request = (ReturnRequested) CanonicalJson.read((com.fasterxml.jackson.databind.node.ObjectNode)
                CanonicalJson.mapper().readTree(REQUEST));

        assertThat(terms.policy().refundOn(request.order())).isEqualTo(RefundOn.INSPECTION);
        assertThat(terms.policy().waitAtMost()).isNull();
        assertThat(terms.passports().get("acme").agreement()).isEqualTo(Agreement.USUAL);
        assertThat(terms.passports()
                        .get("acme")
                        .grants(Reason.DAMAGED, request.order(), request.lines().get(0))
                        .credits())
                .isTrue();
        assertThat(request.resolution()).isEqualTo(Resolution.REFUND);
        assertThat(request.order().customerOrders()).isNull();
    }
}

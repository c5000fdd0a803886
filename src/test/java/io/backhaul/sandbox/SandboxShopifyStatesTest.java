package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States and refusals as they were seen at real stores (Shopify facts 1.5), row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxShopifyStatesTest {

    private static final String BY_ID =
            "mutation($id: ID!) { %s(id: $id) { return { status } userErrors { code field message } } }";
    private static final String BY_INPUT =
            "mutation($id: ID!) { %s(input: {id: $id %s}) { return { status } userErrors { code field message } } }";

    private HookCatcher hub;
    private SandboxPartners partners;
    private ControlDesk desk;
    private int orders;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        hub = new HookCatcher();
        partners = SandboxPartners.start(data, hub.url(), 0);
        desk = SomeReturn.desk(partners);
    }

    @AfterAll
    void stop() throws Exception {
        partners.close();
        hub.close();
    }

    private JsonNode made() {
        orders++;
        return SomeReturn.on(desk, "#" + orders, Map.of("deliver", false));
    }

    /** A return that was led to this state by these calls, in turn. */
    private String ledBy(String calls) {
        String id = made().get("returnId").asText();
        for (String call : calls == null ? new String[0] : calls.split(" ")) {
            assertThat(call(call, id).get("userErrors")).as(call).isEmpty();
        }
        return id;
    }

    private JsonNode call(String operation, String id) {
        String text = switch (operation) {
            case "returnApproveRequest" -> String.format(BY_INPUT, operation, "");
            case "returnDeclineRequest" -> String.format(BY_INPUT, operation, ", declineReason: OTHER");
            case "returnProcess" -> process(id);
            default -> String.format(BY_ID, operation);
        };
        return desk.graphQl("demo", text, Map.of("id", id)).at("/data/" + operation);
    }

    private String process(String id) {
        JsonNode line = desk.graphQl(
                        "demo",
                        "query($id: ID!) { return(id: $id) { returnLineItems(first: 1) { nodes { id } } } }",
                        Map.of("id", id))
                .at("/data/return/returnLineItems/nodes/0/id");
        String lines = line.isMissingNode() ? "[]" : "[{id: \"" + line.asText() + "\", quantity: 1}]";
        return "mutation($id: ID!) { returnProcess(input: {returnId: $id, returnLineItems: " + lines
                + "}) { return { status } userErrors { code field message } } }";
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    -,                                            returnApproveRequest, OPEN
                    -,                                            returnDeclineRequest, DECLINED
                    -,                                            returnCancel,         CANCELED
                    returnApproveRequest,                         returnCancel,         CANCELED
                    returnApproveRequest,                         returnProcess,        OPEN
                    returnApproveRequest,                         returnClose,          CLOSED
                    returnApproveRequest returnProcess,           returnClose,          CLOSED
                    returnApproveRequest returnClose,             returnClose,          CLOSED
                    returnApproveRequest returnClose,             returnReopen,         OPEN
                    returnApproveRequest,                         returnReopen,         OPEN
                    returnCancel,                                 returnCancel,         CANCELED
                    """)
    void leadsTo(String before, String call, String status) {
        assertThat(call(call, ledBy(before)).at("/return/status").asText()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    returnApproveRequest, returnApproveRequest, Return is not approvable. Only returns with status REQUESTED can be approved.
                    returnDeclineRequest, returnDeclineRequest, The return is already declined.
                    -,                    returnClose,          Return status is invalid.
                    -,                    returnReopen,         Return status is invalid.
                    returnDeclineRequest, returnClose,          Return status is invalid.
                    returnDeclineRequest, returnReopen,         Return status is invalid.
                    returnApproveRequest returnProcess, returnCancel, Return is not cancelable.
                    """)
    void isRefusedAsInvalidStateWithNoReturn(String before, String call, String message) {
        JsonNode answer = call(call, ledBy(before));
        assertThat(answer.at("/userErrors/0/code").asText()).isEqualTo("INVALID_STATE");
        assertThat(answer.at("/userErrors/0/message").asText()).isEqualTo(message);
        assertThat(answer.path("return").isNull() || answer.path("return").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "returnApproveRequest, input id",
        "returnDeclineRequest, input id",
        "returnClose, id",
        "returnReopen, id",
        "returnCancel, id",
        "returnProcess, input returnId"
    })
    void anUnknownReturnIsNotFound(String call, String field) {
        JsonNode error = call(call, "gid://shopify/Return/1").at("/userErrors/0");
        assertThat(error.get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(error.get("message").asText()).isEqualTo("Return not found.");
        assertThat(error.get("field").valueStream().map(JsonNode::asText)).containsExactly(field.split(" "));
    }

    @Test
    void anIdOfAnotherTypeIsATopLevelError() {
        JsonNode answer =
                desk.graphQl("demo", String.format(BY_ID, "returnClose"), Map.of("id", "gid://shopify/Order/1"));
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("RESOURCE_NOT_FOUND");
        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Invalid id: gid://shopify/Order/1");
    }

    @Test
    void aLineOfAnotherReturnIsNotFound() {
        String other = made().at("/lines/0/returnLineItemId").asText();
        String id = ledBy("returnApproveRequest");
        String process = "mutation($id: ID!, $line: ID!) { returnProcess(input: {returnId: $id, returnLineItems:"
                + " [{id: $line, quantity: 1}]}) { return { id } userErrors { code message } } }";
        JsonNode error =
                desk.graphQl("demo", process, Map.of("id", id, "line", other)).at("/data/returnProcess/userErrors/0");
        assertThat(error.get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(error.get("message").asText()).isEqualTo("Return line item was not found.");
    }

    @Test
    void disposingTwiceIsNotRefused() {
        String id = ledBy("returnApproveRequest");
        String staff = "/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/staff";
        desk.post(staff, Map.of("action", "dispose"));
        JsonNode twice = desk.post(staff, Map.of("action", "dispose"));
        assertThat(twice.get("dispositions")).hasSize(2);
    }

    @Test
    void aParcelWithMoreThanIsReturnedIsRefusedWithoutACode() {
        String id = ledBy("returnApproveRequest");
        JsonNode back = desk.graphQl(
                        "demo",
                        "query($id: ID!) { return(id: $id) { reverseFulfillmentOrders(first: 1) { nodes { id lineItems(first: 1)"
                                + " { nodes { id } } } } } }",
                        Map.of("id", id))
                .at("/data/return/reverseFulfillmentOrders/nodes/0");
        String create =
                "mutation($order: ID!, $line: ID!) { reverseDeliveryCreateWithShipping(reverseFulfillmentOrderId: $order,"
                        + " reverseDeliveryLineItems: [{reverseFulfillmentOrderLineItemId: $line, quantity: 9}])"
                        + " { reverseDelivery { id } userErrors { code message } } }";
        Map<String, Object> variables = Map.of(
                "order",
                back.get("id").asText(),
                "line",
                back.at("/lineItems/nodes/0/id").asText());
        JsonNode error =
                desk.graphQl("demo", create, variables).at("/data/reverseDeliveryCreateWithShipping/userErrors/0");
        assertThat(error.get("code").isNull()).isTrue();
        assertThat(error.get("message").asText()).isEqualTo("cannot deliver more items than are returned");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REFUND        | 999.00 | $sale | Refund amount $999.00 is greater than net payment received $249.90
                    AUTHORIZATION | 1.00   | $sale | Kind authorization is not a valid transaction
                    REFUND        | 1.00   | gid://shopify/OrderTransaction/1 | Transactions require a parent_id associated with the order
                    """)
    void aRefundIsRefusedInTheStoresWords(String kind, String amount, String parent, String message) {
        String order = made().get("orderId").asText();
        String sale = desk.graphQl(
                        "demo",
                        "query($id: ID!) { order(id: $id) { transactions(first: 1) { id } } }",
                        Map.of("id", order))
                .at("/data/order/transactions/0/id")
                .asText();
        Map<String, Object> money = Map.of(
                "orderId",
                order,
                "amount",
                amount,
                "gateway",
                "x",
                "kind",
                kind,
                "parentId",
                parent.replace("$sale", sale));
        assertThat(refused(Map.of("orderId", order, "transactions", List.of(money))))
                .isEqualTo(message);
    }

    @Test
    void aRefundOfNothingOrOfNoOrderIsRefused() {
        String order = made().get("orderId").asText();
        assertThat(refused(Map.of("orderId", order)))
                .isEqualTo(
                        "either refund line items or refund duties or transactions or refund methods must be present");
        assertThat(refused(Map.of("orderId", "gid://shopify/Order/1"))).isEqualTo("Order does not exist");
    }

    private String refused(Map<String, Object> input) {
        String refund = "mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: \"k\")"
                + " { refund { id } userErrors { field message } } }";
        return desk.graphQl("demo", refund, Map.of("input", input))
                .at("/data/refundCreate/userErrors/0/message")
                .asText();
    }
}

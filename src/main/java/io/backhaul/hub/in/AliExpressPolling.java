package io.backhaul.hub.in;

import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.aliexpress.AliExpressAnswer;
import io.backhaul.partner.aliexpress.AliExpressCall;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Polls the AliExpress orders behind open returns, since buyers get no event about a dispute or refund. An answer is kept once
 * per content: a poll that found nothing new is not a fact.
 */
public final class AliExpressPolling implements ReceiptReader {

    private static final Logger LOG = LoggerFactory.getLogger(AliExpressPolling.class);

    private final JdbcClient db;
    private final HttpCalls http;
    private final Merchants merchants;
    private final Mappings mappings;
    private final Receipts receipts;
    private final ChannelMarks marks;
    private final Clock clock;

    public AliExpressPolling(
            JdbcClient db,
            HttpCalls http,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            ChannelMarks marks,
            Clock clock) {
        this.db = db;
        this.http = http;
        this.merchants = merchants;
        this.mappings = mappings;
        this.receipts = receipts;
        this.marks = marks;
        this.clock = clock;
    }

    /** Asks for every order of every AliExpress supplier whose return is still open. */
    public void poll() {
        merchants.suppliers().stream()
                .filter(s -> s.channel() instanceof ChannelConfig.AliExpress)
                .forEach(s -> s.merchants().forEach(merchant -> poll(merchant, s)));
    }

    private void poll(String merchant, SupplierConfig supplier) {
        Instant started = clock.instant();
        List<String> troubles = openOrders(merchant, supplier.code()).stream()
                .flatMap(order -> ask(merchant, supplier, order).stream())
                .toList();
        if (troubles.isEmpty()) {
            marks.readThrough(merchant, channel(supplier), started);
        } else {
            marks.failed(merchant, channel(supplier), troubles.get(0));
        }
    }

    private List<String> openOrders(String merchant, String supplier) {
        return db.sql("""
                        select distinct r.value from reference r join return_case c on c.merchant = r.merchant and c.id = r.case_id
                        where r.merchant = ? and r.type = 'SUPPLIER_ORDER' and r.value like ? || '/%' and c.status <> 'CLOSED'""").params(merchant, supplier).query(String.class).list().stream()
                .map(v -> v.substring(supplier.length() + 1))
                .toList();
    }

    /** Why the order could not be read now; empty when it could. */
    private Optional<String> ask(String merchant, SupplierConfig supplier, String order) {
        ChannelConfig.AliExpress channel = (ChannelConfig.AliExpress) supplier.channel();
        var credentials = new AliExpressCall.Credentials(
                channel.appKey(), channel.appSecret().reveal(), channel.token().reveal());
        AliExpressCall call = AliExpressCall.orderGet(credentials, order, clock.instant());
        try {
            Answer answer = http.call(
                    "call-aliexpress-" + supplier.code(),
                    "POST",
                    AliExpressCall.PATH,
                    Map.of("Content-Type", "application/x-www-form-urlencoded;charset=utf-8"),
                    call.body());
            AliExpressAnswer read = AliExpressAnswer.read(call.method(), answer.status(), answer.body());
            if (read instanceof AliExpressAnswer.Done done) {
                keep(merchant, supplier, order, answer.body(), done);
                return Optional.empty();
            }
            LOG.warn("order {} at {} cannot be read: {}", order, supplier.code(), read);
            return trouble(supplier, order, read);
        } catch (NoAnswer e) {
            LOG.warn("{} does not answer: {}", supplier.code(), e.getMessage());
            return Optional.of("it does not answer: " + e.getMessage());
        }
    }

    private static Optional<String> trouble(SupplierConfig supplier, String order, AliExpressAnswer read) {
        if (read instanceof AliExpressAnswer.Unauthorized shut) {
            return Optional.of("it refuses our token or app: " + shut.reason()
                    + ". Authorise the app there again, put the new token where config/suppliers/" + supplier.code()
                    + ".yaml says it comes from, and start the hub again");
        } else if (read instanceof AliExpressAnswer.Retry retry) {
            return Optional.of("order " + order + " cannot be read now: " + retry.reason());
        }
        return read instanceof AliExpressAnswer.Refused refused
                ? Optional.of("order " + order + " is refused: " + refused.reason())
                : Optional.empty();
    }

    private void keep(String merchant, SupplierConfig supplier, String order, byte[] body, AliExpressAnswer.Done done) {
        String state = done.result().path("order_status").asText() + "/"
                + done.result().path("logistics_status").asText() + "/"
                + done.result().at("/child_order_list").hashCode();
        receipts.keep(NewReceipt.of(merchant, channel(supplier), order, "order", body)
                .dedupedBy(order + "/" + state)
                .typed("application/json")
                .at(clock.millis()));
    }

    private static String channel(SupplierConfig supplier) {
        return "aliexpress:" + supplier.code();
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("aliexpress:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        String code = receipt.channel().substring("aliexpress:".length());
        SupplierConfig supplier = merchants.supplier(code).orElseThrow();
        if (receipt.topic().equals("order-status")) {
            return Reading.ignored(receipt.channel(), "a hint: the order itself is polled");
        }
        if (AliExpressAnswer.read(AliExpressCall.ORDER_GET, 200, original) instanceof AliExpressAnswer.Done done) {
            return Reading.of(
                    receipt.channel(),
                    mappings.apply(supplier.channel().mapping(), done.orderInput(code, receipt.sourceId())));
        }
        throw new UnreadableMessage("order " + receipt.sourceId(), "the answer carries no order");
    }
}

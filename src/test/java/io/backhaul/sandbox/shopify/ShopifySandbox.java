package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The simulated Shopify stores with everything that happens around a return. */
public final class ShopifySandbox {

    private static final String SWITCHES = "shopify-switches";
    private static final String STRICT = "returnProcessStrict";

    private final Office office;
    private final Customer customer;
    private final AdminDoor door;
    private final CallBook book;
    private final RefundBook refundBook;
    private final Staff staff;
    private final Disputes disputes;
    private final AppDesk app;
    private final PostOffice post;
    private final Buckets buckets = new Buckets();

    /**
     * @param partners the gateway and the suppliers that the stores deal with
     * @param base where the stores are reached, for links to photos
     */
    public ShopifySandbox(Shelf shelf, Clock clock, Courier courier, Faults faults, ShopPartners partners, URI base) {
        post = new PostOffice(courier, shelf);
        Notices notices = new Notices(post, clock);
        Stock stock = new Stock(shelf, clock, notices);
        Metafields metafields = new Metafields(shelf, clock);
        office = new Office(shelf, clock, new Orders(shelf, clock), stock, notices, metafields);
        disputes = new Disputes(shelf, office.orders(), notices, clock);
        AppAccess access = new AppAccess(shelf);
        app = new AppDesk(access, office, post);
        Map<String, AdminApi> apis = new HashMap<>();
        Map<String, ParcelDesk> parcels = new HashMap<>();
        Map<String, RefundDesk> refunds = new HashMap<>();
        Map<String, Map<String, Function<Map<String, Object>, View>>> deeds = new HashMap<>();
        for (Store store : Store.ALL) {
            StoreViews views = new StoreViews(store, office.orders(), stock, metafields, disputes);
            Mutations mutations = new Mutations(office, views, partners, this::strict, post);
            apis.put(store.code(), new AdminApi(new Queries(views, access), mutations));
            parcels.put(store.code(), mutations.parcels());
            refunds.put(store.code(), mutations.refunds());
            deeds.put(store.code(), mutations.staff());
        }
        refundBook = new RefundBook(office, refunds);
        book = new CallBook(shelf, clock);
        door = new AdminDoor(apis, PublishedSchema.configured(), faults, book, shelf, access, buckets);
        staff = new Staff(office, deeds);
        customer = new Customer(office, new OrderMaker(clock, partners, stock), parcels, base);
    }

    private boolean strict() {
        return office.shelf().find(SWITCHES, STRICT, Boolean.class).orElse(true);
    }

    /** The Admin API, the photos and the control desk's calls. */
    public void open(PartnerServer server) {
        server.on("POST", "/shopify/{store}/admin/api/{version}/graphql.json", door::serve);
        server.on("GET", "/shopify/cdn/{name}.jpg", call -> Photos.jpeg(call.name("name")));
        server.on("POST", "/sandbox/shopify/returns", call -> Answer.json(customer.ask(NewReturn.of(call.json()))));
        server.on("GET", "/sandbox/shopify/returns", this::returns);
        server.on("POST", "/sandbox/shopify/returns/{id}/ship", this::ship);
        server.on("GET", "/sandbox/shopify/calls", this::calls);
        refundBook.open(server);
        buckets.open(server);
        post.open(server);
        Repetitions.open(server, office.shelf());
        server.on("POST", "/sandbox/shopify/returns/{id}/staff", staff::act);
        disputes.open(server);
        new Carrier(office).open(server);
        app.open(server);
        server.on("GET", "/sandbox/shopify/inventory", this::inventory);
        server.on("GET", "/sandbox/shopify/switches", call -> Answer.json(Map.of(STRICT, strict())));
        server.on("POST", "/sandbox/shopify/switches", this::flip);
    }

    private Answer returns(Call call) {
        List<Object> found = new ArrayList<>();
        Optional<String> name = call.query("orderName");
        Optional<String> store = call.query("store");
        for (Store one : Store.ALL) {
            office.orders().of(one).stream()
                    .filter(order -> name.map(order.name::equals).orElse(true))
                    .filter(order -> store.map(order.store::equals).orElse(true))
                    .forEach(order -> order.returns.forEach(r -> found.add(Customer.summary(order, r))));
        }
        return Page.of(found, call);
    }

    private Answer ship(Call call) {
        JsonNode wish = call.json();
        String number = wish.path("trackingNumber").asText("");
        if (number.isBlank()) {
            throw new Refusal(400, "trackingNumber is missing");
        }
        List<String> skus = new ArrayList<>();
        wish.path("lines").forEach(line -> skus.add(line.path("sku").asText()));
        String id = "gid://shopify/Return/" + call.name("id");
        return Answer.json(customer.ship(
                id,
                number,
                wish.path("carrier").asText("UPS"),
                skus,
                !wish.path("deliver").asBoolean(true)));
    }

    private Answer calls(Call call) {
        Optional<String> operation = call.query("operation");
        return Page.of(operation.isEmpty() ? book.all() : book.of(operation.get()), call);
    }

    private Answer inventory(Call call) {
        Store store = Store.of(call.query("store").orElse("demo"));
        return Page.of(
                office.stock().of(store).stream()
                        .map(item -> Map.of("sku", item.sku(), "available", item.available()))
                        .toList(),
                call);
    }

    private Answer flip(Call call) {
        JsonNode wish = call.json().path(STRICT);
        if (!wish.isBoolean()) {
            throw new Refusal(400, "known switch: " + STRICT + " (true or false)");
        }
        office.shelf().put(SWITCHES, STRICT, wish.asBoolean());
        return Answer.json(Map.of(STRICT, wish.asBoolean()));
    }
}

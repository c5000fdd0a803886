package io.backhaul.crash;

import java.util.Arrays;
import java.util.List;

/** The gateways the proof pays through, as orders and the sandbox name them. */
enum Gateway {
    STRIPE("stripe", "stripe"),
    PAYPAL("paypal", "paypal"),
    SHOPIFY("shopify_payments", "shopify");

    private final String order;
    private final String partner;

    Gateway(String order, String partner) {
        this.order = order;
        this.partner = partner;
    }

    /** Its name in an order's payment, and in a payment reference. */
    String order() {
        return order;
    }

    /** Whose faults strike it. */
    String partner() {
        return partner;
    }

    /** The gateways to prove, all by default. */
    static List<Gateway> all() {
        String wanted = System.getProperty("proof.gateways", "STRIPE,PAYPAL,SHOPIFY");
        return Arrays.stream(wanted.split(",")).map(Gateway::valueOf).toList();
    }
}

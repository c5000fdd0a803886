package io.backhaul.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** An object as GraphQL shows it: fields by name, those that lead elsewhere computed only when asked for. */
final class View {

    private final String type;
    private final Map<String, Function<DataFetchingEnvironment, Object>> fields = new HashMap<>();

    View(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    View with(String field, Object value) {
        fields.put(field, env -> value);
        return this;
    }

    View lazy(String field, Supplier<?> value) {
        fields.put(field, env -> value.get());
        return this;
    }

    View asked(String field, Function<DataFetchingEnvironment, Object> value) {
        fields.put(field, value);
        return this;
    }

    Object value(DataFetchingEnvironment env) {
        Function<DataFetchingEnvironment, Object> field =
                fields.get(env.getField().getName());
        return field == null ? null : field.apply(env);
    }

    /** The same amount in the shop's and the customer's currency, which are one in the sandbox. */
    static View money(BigDecimal amount, String currency) {
        View one = amount(amount, currency);
        return new View("MoneyBag").with("shopMoney", one).with("presentmentMoney", one);
    }

    static View amount(BigDecimal amount, String currency) {
        return new View("MoneyV2").with("amount", decimal(amount)).with("currencyCode", currency);
    }

    /** As Shopify writes decimals: no needless zeros, but always one place. */
    static String decimal(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }
}

package io.backhaul.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.console.Refused;
import io.backhaul.console.view.Amount;
import io.backhaul.core.money.Money;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.JsonReader;
import io.backhaul.mapping.UnreadableMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what a caller asks for; what makes no sense is {@link Refused} with the reason. */
public final class Ask {

    private Ask() {}

    /** One of these words, in any case, or null when none is given. */
    static String oneOf(String name, String value, String... words) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return Arrays.stream(words)
                .filter(word -> word.equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused("'" + value + "' is not a " + name + ": use one of "
                        + Arrays.stream(words).collect(Collectors.joining(", ")) + "."));
    }

    /** A value of this enumeration, in any case, or null when none is given. */
    public static <E extends Enum<E>> E oneOf(String name, String value, Class<E> type) {
        String word = oneOf(
                name,
                value,
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
        return word == null ? null : Enum.valueOf(type, word);
    }

    /** Exact, positive money, or null when none is given. */
    public static Money money(Amount amount) {
        if (amount == null) {
            return null;
        }
        Money money = valid(amount::money);
        if (!money.isPositive()) {
            throw new Refused("the amount must be more than zero");
        }
        return money;
    }

    /** The body as text, refused when it is longer than this many bytes. */
    static String text(InputStream body, int longest) {
        try {
            byte[] bytes = body.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new Refused("The body is longer than " + longest / 1024 + " kB.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refused("The body could not be read to its end.", e);
        }
    }

    /** The body as JSON, refused when it is none or too long. */
    static JsonNode json(InputStream body, int longest) {
        byte[] text = text(body, longest).getBytes(StandardCharsets.UTF_8);
        try {
            return CanonicalJson.mapper().valueToTree(JsonReader.read(text, "the body"));
        } catch (UnreadableMessage e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    /** Runs a query whose cursor the caller gave. */
    static <T> T valid(Supplier<T> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage(), e);
        }
    }
}

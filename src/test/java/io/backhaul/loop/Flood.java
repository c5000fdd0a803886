package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A store's webhooks in no order at all: some twice or more often, some forged, many at the same moment. */
final class Flood implements AutoCloseable {

    private static final double TWICE = 0.3;
    /** Of all that is sent. */
    private static final double FORGED = 0.05;

    private static final int SENDERS = 6;

    /** A webhook, and whether the hub may take it. */
    private record Letter(Map<String, String> headers, String body, boolean genuine) {}

    private final Api api;
    private final Random random;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final List<Letter> waiting = new ArrayList<>();
    private final List<Letter> sent = new ArrayList<>();
    private int forged;
    private int total;

    Flood(Api api, long seed) {
        this.api = api;
        this.random = new Random(seed);
        api.post("/sandbox/shopify/webhooks", Map.of("store", "demo", "deliver", false, "collect", true));
    }

    int total() {
        return total;
    }

    int forged() {
        return forged;
    }

    /** Fetches what the store has written since; answers how much waits now. */
    int collect() {
        byte[] answer =
                api.send("DELETE", "/sandbox/shopify/webhooks/collected?store=demo", "application/json", new byte[0]);
        Json.read(answer, JsonNode.class).get("items").forEach(this::wait);
        return waiting.size();
    }

    private void wait(JsonNode written) {
        Map<String, String> headers = new HashMap<>();
        written.get("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        Letter letter = new Letter(headers, written.get("body").asText(), true);
        waiting.add(letter);
        if (random.nextDouble() < TWICE) {
            waiting.add(letter);
        }
        if (random.nextDouble() < FORGED * (1 + TWICE) / (1 - FORGED)) {
            waiting.add(forge(letter));
        }
    }

    /** Another body under a good signature, or a good body under another's. */
    private Letter forge(Letter letter) {
        Map<String, String> headers = new HashMap<>(letter.headers());
        headers.put("X-Shopify-Webhook-Id", UUID.randomUUID().toString());
        if (random.nextBoolean()) {
            return new Letter(headers, letter.body().replaceFirst("\\{", "{ "), false);
        }
        headers.put("X-Shopify-Hmac-Sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        return new Letter(headers, letter.body(), false);
    }

    /** Sends a random part of what waits, in random order. */
    void send(double part) {
        Collections.shuffle(waiting, random);
        List<Letter> now = waiting.subList(0, (int) Math.ceil(waiting.size() * part));
        deliver(List.copyOf(now));
        now.clear();
    }

    /** Sends old ones again until so many were sent in all. */
    void again(int upTo) {
        List<Letter> old = new ArrayList<>();
        while (total + old.size() < upTo) {
            Letter letter = sent.get(random.nextInt(sent.size()));
            old.add(random.nextDouble() < FORGED ? forge(letter) : letter);
        }
        deliver(old);
    }

    private void deliver(List<Letter> letters) {
        List<Callable<Void>> calls = letters.stream()
                .<Callable<Void>>map(letter -> () -> deliver(letter))
                .toList();
        try {
            for (Future<Void> call : senders.invokeAll(calls)) {
                call.get();
            }
        } catch (Exception e) {
            throw new AssertionError("a webhook was not answered as it should", e);
        }
        total += letters.size();
        forged += (int) letters.stream().filter(l -> !l.genuine()).count();
        letters.stream().filter(Letter::genuine).forEach(sent::add);
    }

    private Void deliver(Letter letter) {
        byte[] body = letter.body().getBytes(StandardCharsets.UTF_8);
        int status = api.stranger("POST", "/hooks/shopify/demo", letter.headers(), body)
                .status();
        if (status != (letter.genuine() ? 200 : 401)) {
            throw new AssertionError("HTTP " + status + " for " + letter);
        }
        return null;
    }

    @Override
    public void close() {
        senders.shutdownNow();
        api.post("/sandbox/shopify/webhooks", Map.of("store", "demo"));
    }
}

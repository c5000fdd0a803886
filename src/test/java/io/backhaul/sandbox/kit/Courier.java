package io.backhaul.sandbox.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings webhooks to the hub, again and again until it answers 2xx, also over restarts; gives up after ten minutes. */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final String PENDING = "webhooks-pending";
    /** How often every webhook comes: partners deliver at least once. */
    private static final int COPIES = Integer.getInteger("backhaul.sandbox.copies", 1);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Shelf shelf;
    private final URI hub;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<String, Function<String, Map<String, String>>> signers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor riders = new ScheduledThreadPoolExecutor(8);

    /** @param hub where the hub listens */
    public Courier(Shelf shelf, URI hub) {
        this.shelf = shelf;
        this.hub = hub;
        riders.setRemoveOnCancelPolicy(true);
    }

    /** Names a partner whose signature depends on the moment of sending: body to headers. */
    public void signer(String name, Function<String, Map<String, String>> signature) {
        signers.put(name, signature);
    }

    /** Takes up what an earlier life had not delivered. */
    public void start() {
        shelf.all(PENDING, Delivery.class).forEach(this::ride);
    }

    /** Hands a webhook over; it leaves once the change that caused it is durable. */
    public void send(Delivery delivery) {
        shelf.put(PENDING, delivery.id(), delivery);
        shelf.afterwards(() -> ride(delivery));
    }

    /**
     * Hands a webhook over that comes as its sender's rules have it.
     *
     * @param lost done once for each copy that nobody took in all its tries
     */
    public void send(Delivery delivery, Course course, Runnable lost) {
        shelf.afterwards(() -> {
            for (int copy = 1; copy <= course.copies(); copy++) {
                long latest = course.within().toMillis();
                long pause = latest == 0 ? 0 : ThreadLocalRandom.current().nextLong(latest);
                later(() -> attempt(delivery, course, 0, lost), pause);
            }
        });
    }

    private void attempt(Delivery delivery, Course course, int retry, Runnable lost) {
        String failure = failure(delivery);
        if (failure != null && retry < course.retries()) {
            LOG.debug("webhook {} to {} failed: {}", delivery.id(), delivery.path(), failure);
            long pause = course.pause(retry + 1).toMillis();
            later(() -> attempt(delivery, course, retry + 1, lost), pause);
        } else if (failure != null) {
            LOG.warn("webhook {} to {} is lost after {} retries: {}", delivery.id(), delivery.path(), retry, failure);
            lost.run();
        }
    }

    private void later(Runnable work, long millis) {
        if (!riders.isShutdown()) {
            riders.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** One copy as soon as possible; more, where they were ordered, at random moments, so that none keeps its place. */
    private void ride(Delivery delivery) {
        for (int copy = 1; copy <= COPIES; copy++) {
            long pause = COPIES == 1 ? 0 : ThreadLocalRandom.current().nextLong(500);
            riders.schedule(() -> attempt(delivery, 1, System.nanoTime()), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Delivery delivery, int attempt, long since) {
        String failure = failure(delivery);
        if (failure == null) {
            shelf.remove(PENDING, delivery.id());
        } else if (Duration.ofNanos(System.nanoTime() - since).compareTo(PATIENCE) > 0) {
            LOG.warn("webhook {} to {} given up after {} tries: {}", delivery.id(), delivery.path(), attempt, failure);
            shelf.remove(PENDING, delivery.id());
        } else {
            LOG.debug("webhook {} to {} failed: {}", delivery.id(), delivery.path(), failure);
            retry(() -> attempt(delivery, attempt + 1, since), attempt);
        }
    }

    private void retry(Runnable again, int attempt) {
        later(again, attempt > 4 ? 5_000 : 250L << attempt);
    }

    /** Why the hub did not take it, or null. */
    private String failure(Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(delivery.path()))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()));
        delivery.headers().forEach(request::setHeader);
        if (delivery.signer() != null) {
            signers.get(delivery.signer()).apply(delivery.body()).forEach(request::setHeader);
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status / 100 == 2 ? null : "HTTP " + status;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        riders.shutdownNow();
    }
}

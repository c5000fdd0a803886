package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Five returns that play by themselves after the first start, so that a newcomer sees cases move. The actors use the
 * control desk as a person would, wait for what the hub really does, and touch no order but their own.
 */
final class ShortDay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShortDay.class);
    private static final String COLLECTION = "short-day";
    private static final String BEGUN = "begun";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /**
     * Where a story stands.
     *
     * @param scene the next one to be played
     * @param made what the store answered to the return request
     * @param since when the last scene was played
     */
    record Progress(int scene, JsonNode made, Instant since) {}

    private final Shelf shelf;
    private final ControlDesk desk;
    private final Clock clock;
    private final ScheduledExecutorService actors = Executors.newSingleThreadScheduledExecutor();

    ShortDay(Shelf shelf, ControlDesk desk, Clock clock) {
        this.shelf = shelf;
        this.desk = desk;
        this.clock = clock;
    }

    /** Switched off by the system property or variable of that name. */
    static boolean wanted() {
        String told = System.getProperty(
                "backhaul.sandbox.short-day", System.getenv().getOrDefault("BACKHAUL_SANDBOX_SHORT_DAY", "true"));
        return Boolean.parseBoolean(told);
    }

    /** Begins the day, or goes on with it; an empty sandbox is where it begins. */
    void start() {
        boolean begun = shelf.find(COLLECTION, BEGUN, Boolean.class).orElse(false);
        if (!begun && !desk.items("/sandbox/shopify/returns").isEmpty()) {
            return;
        }
        shelf.put(COLLECTION, BEGUN, true);
        List<Story> stories = ShortDayStories.all();
        actors.scheduleWithFixedDelay(() -> stories.forEach(this::play), 1000, 700, TimeUnit.MILLISECONDS);
    }

    private void play(Story story) {
        try {
            Optional<Progress> progress = shelf.find(COLLECTION, story.orderName(), Progress.class);
            if (progress.isEmpty()) {
                open(story);
            } else if (progress.get().scene() < story.scenes().size()) {
                next(story, progress.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("the short day's {} waits: {}", story.orderName(), e.getMessage());
        }
    }

    private void open(Story story) {
        JsonNode made = desk.post("/sandbox/shopify/returns", story.wish());
        keep(story, new Progress(0, made, Instant.now()));
    }

    private void next(Story story, Progress progress) {
        if (Instant.now().isBefore(progress.since().plus(PAUSE))) {
            return;
        }
        Story.Scene scene = story.scenes().get(progress.scene());
        Stage stage = new Stage(desk, clock, progress.made());
        scene.cue().apply(stage).ifPresent(cue -> {
            scene.act().act(stage, cue);
            keep(story, new Progress(progress.scene() + 1, progress.made(), Instant.now()));
        });
    }

    private void keep(Story story, Progress progress) {
        shelf.put(COLLECTION, story.orderName(), progress);
        LOG.info("short day: {} has played scene {}", story.orderName(), progress.scene());
    }

    @Override
    public void close() {
        actors.shutdownNow();
    }
}

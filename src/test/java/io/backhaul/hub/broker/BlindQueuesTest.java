package io.backhaul.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BlindQueuesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final BlindQueues blind = new BlindQueues(nanos::get);
    private final Logger log = (Logger) LoggerFactory.getLogger(BlindQueues.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
    }

    private void minutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            blind.add("out.stripe.demo", new IllegalStateException("the broker does not answer"));
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        }
    }

    private List<String> levels() {
        return said.list.stream().map(event -> event.getLevel().toString()).toList();
    }

    @Test
    void isSaidOnceAndLouderWhenItLasts() {
        minutes(11);
        assertThat(levels()).containsExactly("WARN");
        minutes(30);
        assertThat(levels()).containsExactly("WARN", "ERROR");
        assertThat(said.list.get(1).getFormattedMessage())
                .contains("out.stripe.demo", "over 10 minutes", "may browse it and manage", "does not answer");
        blind.remove("out.stripe.demo");
        blind.remove("out.stripe.demo");
        minutes(1);
        assertThat(levels()).containsExactly("WARN", "ERROR", "INFO", "WARN");
    }

    @Test
    void whatIsNotLookedAtAnyMoreIsNotCountedOn() {
        minutes(5);
        blind.keepOnly(Set.of("out.paypal.demo"));
        minutes(8);
        assertThat(levels()).containsExactly("WARN", "WARN");
    }
}

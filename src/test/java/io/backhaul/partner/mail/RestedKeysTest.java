package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.junit.jupiter.api.Test;

/** While the DNS is away it is not asked for the same key with every mail. */
class RestedKeysTest {

    private final List<String> asked = new ArrayList<>();
    private boolean away = true;
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");

    private final RestedKeys keys = new RestedKeys(
            (methods, selector, domain) -> {
                asked.add(selector + "." + domain);
                if (away) {
                    throw new TempFailException("timed out");
                }
                return List.of("p=");
            },
            Duration.ofMinutes(1),
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    private List<String> get(String selector) throws TempFailException, PermFailException {
        return keys.getRecords("dns/txt", selector, "acme.example");
    }

    @Test
    void aKeyNobodyAnswersForRestsAMinuteAndTheOthersAreAsked() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> get("k1"))
                    .isInstanceOf(TempFailException.class)
                    .hasMessage("timed out");
        }
        assertThat(asked).containsExactly("k1.acme.example");
        assertThatThrownBy(() -> get("k2")).isInstanceOf(TempFailException.class);
        assertThat(asked).hasSize(2);

        away = false;
        assertThatThrownBy(() -> get("k1")).isInstanceOf(TempFailException.class);
        now = now.plusSeconds(60);
        assertThat(get("k1")).containsExactly("p=");
        assertThat(get("k1")).containsExactly("p=");
    }
}

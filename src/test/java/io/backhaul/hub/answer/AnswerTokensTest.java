package io.backhaul.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Secrets of the links: the same on every node, of no use without the key. */
class AnswerTokensTest {

    private static final UUID CASE = UUID.fromString("00000000-0000-5000-8000-000000000007");
    private static final Instant NOW = Instant.parse("2026-10-05T09:12:00Z");
    private final AnswerTokens tokens = new AnswerTokens(key("one"));

    @Test
    void theSameMailHasTheSameLinkAndNoOtherMailHas() {
        String token = token(tokens, "acme", "request", "rma@acme.example");

        assertThat(token).matches("[0-9a-f]{48}");
        assertThat(token(new AnswerTokens(key("one")), "acme", "request", "rma@acme.example"))
                .isEqualTo(token);
        assertThat(token(new AnswerTokens(key("two")), "acme", "request", "rma@acme.example"))
                .isNotEqualTo(token);
        assertThat(token(tokens, "spock", "request", "rma@acme.example")).isNotEqualTo(token);
        assertThat(token(tokens, "acme", "claim", "rma@acme.example")).isNotEqualTo(token);
        assertThat(token(tokens, "acme", "request", "new@acme.example")).isNotEqualTo(token);
    }

    @Test
    void aFormIsOursForThisLinkAndAnswerAndForHalfADay() {
        String value = tokens.formValue("hash", "accept", NOW);

        assertThat(tokens.once(value, "hash", "accept", NOW.plus(Duration.ofHours(11))))
                .isPresent();
        assertThat(tokens.once(value, "hash", "accept", NOW)).isEqualTo(tokens.once(value, "hash", "accept", NOW));
        assertThat(tokens.once(tokens.formValue("hash", "accept", NOW), "hash", "accept", NOW))
                .as("another form is another answer")
                .isNotEqualTo(tokens.once(value, "hash", "accept", NOW));
        assertThat(tokens.once(value, "hash", "accept", NOW.plus(Duration.ofHours(13))))
                .isEmpty();
        assertThat(tokens.once(value, "hash", "decline", NOW)).isEmpty();
        assertThat(tokens.once(value, "other", "accept", NOW)).isEmpty();
        assertThat(tokens.once(value.replaceFirst(".$", "x"), "hash", "accept", NOW))
                .isEmpty();
        assertThat(tokens.once(null, "hash", "accept", NOW)).isEmpty();
        assertThat(tokens.once("a.b.c", "hash", "accept", NOW)).isEmpty();
    }

    private static String token(AnswerTokens tokens, String supplier, String purpose, String address) {
        return tokens.token("demo", CASE, supplier, purpose, "rma-request/" + CASE + "/" + supplier, address);
    }

    private static byte[] key(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}

package io.backhaul.loop;

import static io.backhaul.loop.World.item;
import static io.backhaul.loop.World.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A channel that dies, falls silent or loses mail in the running hub opens one task, which closes by itself (N12). */
@Row({"N12", "F91"})
class ChannelAlarmIT {

    private static final String MAILBOX = "mail:returns";

    private final World world = new World();

    @AfterEach
    void everythingWorksAgain() {
        world.api.post("/sandbox/mail/faults", Map.of("imap", "up", "delivery", "works"));
    }

    private JsonNode channel(String code) {
        return world.api.items("/api/channels").stream()
                .filter(channel -> channel.get("channel").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> tasks(String words) {
        return world.api.items("/api/review").stream()
                .filter(item -> item.get("reasonClass").asText().equals("Channel"))
                .map(item -> item.get("reason").asText())
                .filter(reason -> reason.contains(words))
                .toList();
    }

    private void opens(String words) {
        until("a task: " + words, () -> assertThat(tasks(words)).hasSize(1));
    }

    private void closes(String words) {
        until("no task: " + words, () -> assertThat(tasks(words)).isEmpty());
    }

    @Test
    void aMailServerThatDiesIsATaskUntilItIsBack() {
        until("read", () -> assertThat(channel(MAILBOX).get("readAt").isNull()).isFalse());
        world.api.post("/sandbox/mail/faults", Map.of("imap", "down"));
        opens("Mailbox returns@backhaul.test has not been read to its end since");
        assertThat(channel(MAILBOX).get("error").isNull()).isFalse();
        assertThat(channel(MAILBOX).get("troubles")).isNotEmpty();
        assertThat(tasks("did not come back"))
                .as("one trouble is one task: what nobody could read is not lost")
                .isEmpty();
        world.api.post("/sandbox/mail/faults", Map.of("imap", "up"));
        closes("has not been read to its end");
        assertThat(channel(MAILBOX).get("error").isNull()).isTrue();
    }

    @Test
    void aMailServerThatAcceptsAndDeliversNothingIsATaskUntilMailComesBack() {
        until(
                "a canary came back",
                () -> assertThat(channel(MAILBOX).at("/canary/seenAt").asText()).startsWith("20"));
        world.api.post("/sandbox/mail/faults", Map.of("delivery", "lost"));
        opens("did not come back within 15 seconds, although the channel is read");
        world.api.post("/sandbox/mail/faults", Map.of("delivery", "works"));
        closes("did not come back");
        assertThat(world.api.items("/api/messages?q=canary"))
                .as("a canary is no message for people")
                .isEmpty();
        assertThat(world.api.items("/sandbox/mail/outbox?to=returns@backhaul.test"))
                .as("and never answered")
                .isEmpty();
    }

    @Test
    void aFileIsWrittenOnASuppliersServerAndReadBack() {
        until(
                "a canary file came back",
                () -> assertThat(channel("sftp:globex").at("/canary/seenAt").asText())
                        .startsWith("20"));
        assertThat(channel("sftp:initech").get("canary").isNull())
                .as("his passport does not allow it")
                .isTrue();
        assertThat(world.data().resolve("sandbox/sftp/globex/canary")).isEmptyDirectory();
    }

    @Test
    void aSupplierWhoFallsSilentIsATaskUntilHeSendsSomething() {
        hasSentEveryDay("initech", 12);
        assertThat(channel("sftp:initech").at("/rhythms/0/usual").asText()).isEqualTo("every 24 hours");
        world.passes("P4D");
        CustomerReturn open = world.returned("#81001", Map.of(), item("INITECH-81", 1, "10.00"));
        until(
                "he is asked",
                () -> assertThat(channel("sftp:initech")
                                .at("/rhythms/0/tooQuietFrom")
                                .isNull())
                        .isFalse());
        assertThat(tasks("Nothing from Initech"))
                .as("silent before anything was expected of him")
                .isEmpty();
        world.passes("P2D");
        opens("Nothing from Initech by SFTP although something has been expected since");
        world.initech.drops("late-" + open.orderName().substring(1) + ".edi", "no X12 at all");
        closes("Nothing from Initech");
    }

    private void hasSentEveryDay(String supplier, int days) {
        JdbcClient db = RunningHub.get().part(JdbcClient.class);
        Instant now = world.now();
        for (int day = 0; day < days; day++) {
            UUID id = UUID.randomUUID();
            db.sql("""
                            insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type,
                                original, status, received_at)
                            values ('demo', ?, ?, ?, ?, 'file', '', 0, 'text/csv', '', 'IGNORED', ?)""")
                    .params(
                            id,
                            "sftp:" + supplier,
                            "history-" + day,
                            id.toString(),
                            Timestamp.from(now.minus(Duration.ofDays(day))))
                    .update();
        }
    }
}

package io.backhaul.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.ShadowRows;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has held a supplier's deadlines up for a day is a task, whatever has changed about his channel since. */
@Row({"N1", "N12"})
class ShadowTasksIT {

    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final SupplierConfig GLOBEX =
            ShippedFiles.read(name -> name.endsWith("_PORT") ? "9" : "http://127.0.0.1:9").suppliers().stream()
                    .filter(s -> s.code().equals("globex"))
                    .findFirst()
                    .orElseThrow();
    private static final List<Watched> MOVED =
            List.of(watched("mail:returns", List.of()), watched("sftp:globex", List.of(GLOBEX)));

    private final TestDatabase database = TestDatabase.fresh();
    private final ChannelTasks tasks = new ChannelTasks(database.jdbc());
    private UUID waiting;

    private static Watched watched(String channel, List<SupplierConfig> suppliers) {
        return new Watched("demo", channel, channel, suppliers, Duration.ofMinutes(1), null);
    }

    @BeforeEach
    void hisAnswerWaits() {
        new ShadowRows(database.jdbc()).begin("demo", "globex", "sftp", "passport", START);
        waiting = new ReturnsRows(database, "demo")
                .message(null, null, "sftp:globex", "g.csv", "INSPECTION_REPORTED", "{}", "SHADOW", START);
        deadline(START);
    }

    /** Of an order that was placed when he still answered by the mailbox. */
    private void deadline(Instant at) {
        database.jdbc().sql("""
                        insert into deadline (merchant, case_id, kind, supplier, at, rule, channel, state)
                        values ('demo', ?, 'INSPECTION', 'globex', ?, 'r', 'mail:returns', 'OPEN')""").params(UUID.randomUUID(), Timestamp.from(at)).update();
    }

    private List<ChannelTasks.Open> onDay(int day, List<Watched> channels) {
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        new ShadowTasks(new DeadlineRows(database.jdbc()), tasks, clock).look(channels);
        return tasks.open("demo");
    }

    private void closedByAPerson() {
        database.jdbc()
                .sql(
                        "update review set resolved_at = now(), resolved_by = 'ann', resolution = 'seen' where resolved_at is null")
                .update();
    }

    @Test
    void hisDeadlinesStillCarryTheChannelHeHadBefore() {
        assertThat(onDay(0, MOVED)).isEmpty();
        assertThat(onDay(1, MOVED)).singleElement().satisfies(task -> {
            assertThat(task.channel()).isEqualTo("sftp:globex");
            assertThat(task.reason()).startsWith("Globex is in shadow").contains("1 deadlines of his silence wait");
        });
        assertThat(onDay(2, List.of()))
                .as("he was taken out of the configuration")
                .singleElement()
                .satisfies(task -> assertThat(task.channel()).isEqualTo("mail:returns"));
        assertThat(onDay(3, MOVED)).hasSize(1);

        database.jdbc()
                .sql("update message set status = 'APPLIED' where id = ?")
                .param(waiting)
                .update();
        assertThat(onDay(3, List.of())).as("nothing waits any more").isEmpty();
    }

    @Test
    void closedByAPersonItComesAgainWhenALaterOneHasWaitedForADay() {
        assertThat(onDay(1, MOVED)).hasSize(1);
        closedByAPerson();
        deadline(START.plus(Duration.ofDays(3)));
        assertThat(onDay(3, MOVED)).as("a day is not over").isEmpty();
        assertThat(onDay(4, MOVED))
                .singleElement()
                .satisfies(task -> assertThat(task.reason()).contains("2 deadlines"));
        closedByAPerson();
        assertThat(onDay(9, MOVED)).as("the same ones wait").isEmpty();
    }
}

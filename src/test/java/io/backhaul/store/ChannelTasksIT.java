package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Row("N12")
class ChannelTasksIT {

    private static final About SILENT = new About("demo", "mail:a/Returns", Trouble.SILENT, "globex");

    private final StoreFixture store = new StoreFixture();
    private final ChannelTasks tasks = new ChannelTasks(store.database);
    private final Canaries canaries = new Canaries(store.database);

    @Test
    void oneTroubleIsOneTaskWhoseWordsFollow() {
        assertThat(tasks.open(SILENT, "nothing since monday", NOW, NOW)).isTrue();
        assertThat(tasks.open(SILENT, "nothing since monday", NOW, NOW)).isFalse();
        assertThat(tasks.open(SILENT, "nothing for a week", NOW, NOW)).isFalse();
        assertThat(tasks.open("demo")).singleElement().satisfies(open -> {
            assertThat(open.channel()).isEqualTo("mail:a/Returns");
            assertThat(open.reason()).isEqualTo("nothing for a week");
        });
        assertThat(tasks.open("other")).isEmpty();
        assertThat(tasks.heal(SILENT, "something came", NOW)).isTrue();
        assertThat(tasks.heal(SILENT, "something came", NOW)).isFalse();
        assertThat(tasks.open(SILENT, "again", NOW, NOW.plusSeconds(1)))
                .as("the hub closed it, so it may come again")
                .isTrue();
    }

    @Test
    void whatAPersonHasClosedStaysClosedWhileItLasts() {
        tasks.open(SILENT, "nothing since monday", NOW.minusSeconds(9), NOW);
        store.database
                .sql("update review set resolved_at = now(), resolved_by = 'demo', resolution = 'on holiday'")
                .update();
        assertThat(tasks.open(SILENT, "nothing since monday", NOW.minusSeconds(9), NOW.plusSeconds(60)))
                .isFalse();
        assertThat(tasks.open(SILENT, "another silence", NOW.plusSeconds(30), NOW.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void aCanaryIsSentOncePerTurnAndLostOnlyWhenNoneAfterItCameBack() {
        Duration every = Duration.ofDays(10_000);
        String first = canaries.next("demo", "mail:a", every).orElseThrow();
        assertThat(canaries.next("demo", "mail:a", every)).as("another node").isEmpty();
        assertThat(canaries.next("demo", "mail:b", every)).as("another channel").isPresent();
        ago(first, 300);
        assertThat(lost()).as("the hub died with it: it never left").isFalse();
        canaries.handed(first);
        assertThat(lost()).isTrue();
        assertThat(canaries.seen("demo", "mail:b", first)).as("elsewhere").isFalse();
        String second = "f".repeat(32);
        store.database
                .sql(
                        "insert into canary (merchant, channel, slot, token, handed_at) values ('demo', 'mail:a', 1, ?, now())")
                .param(second)
                .update();
        assertThat(lost()).as("the next one is under way").isTrue();
        assertThat(canaries.seen("demo", "mail:a", second)).isTrue();
        assertThat(lost()).isFalse();
        assertThat(canaries.state("demo", "mail:a", Duration.ofMinutes(1)).roundTrip())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aCanaryThatWasRefusedIsLostWithTheReason() {
        String token = canaries.next("demo", "sftp:x", Duration.ofHours(1)).orElseThrow();
        canaries.failed(token, "Auth fail");
        ago(token, 300);
        assertThat(canaries.state("demo", "sftp:x", Duration.ofMinutes(1)).error())
                .isEqualTo("Auth fail");
        canaries.prune(Duration.ofMinutes(1));
        assertThat(store.count("canary")).isZero();
    }

    private boolean lost() {
        return canaries.state("demo", "mail:a", Duration.ofMinutes(1)).lostSince() != null;
    }

    private void ago(String token, int seconds) {
        store.database
                .sql("update canary set sent_at = now() - make_interval(secs => ?) where token = ?")
                .params(seconds, token)
                .update();
    }
}

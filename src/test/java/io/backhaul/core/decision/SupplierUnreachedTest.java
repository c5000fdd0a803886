package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.explain.Explanation;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.SupplierUnreachable;
import io.backhaul.core.message.SupplierUnreachable.Cause;
import io.backhaul.core.returns.Goods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes of a report that a mail of ours did not reach the supplier: a task, and nothing else. */
class SupplierUnreachedTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 2, "30.00"));

    @Row({"S23", "S145"})
    @Test
    void s145_aRefusedMailIsATaskWithTheServersWords() {
        story.tell(report("1", Cause.REFUSED, "rma@acme.example: 550 5.1.1 unknown user"));

        assertThat(story.questions()).containsExactly("unreached-1:acme");
        assertThat(new SupplierUnreached().decide(story.c(), story.words().now()))
                .singleElement()
                .satisfies(d ->
                        assertThat(d.reason()).contains("550 5.1.1 unknown user", "another address", "clock runs"));
        assertThat(Explanation.of(story.c(), List.of(), story.deadlines()).next())
                .anyMatch(step -> step.why().contains("Our last mail has not reached him"));
    }

    @Test
    void s145_aForgedReportMovesNothing() {
        var before = story.deadlines();
        int commands = story.planned(Command.Kind.SUPPLIER_REQUEST).size();
        for (int i = 0; i < 20; i++) {
            story.tell(report("forged-" + i, Cause.REFUSED, "no such user"));
        }

        assertThat(story.deadlines()).isEqualTo(before);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(commands);
        assertThat(story.refunds()).isEmpty();
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.REQUESTED);
        assertThat(story.questions()).hasSize(1);
    }

    @Test
    void s145_hisNextWordEndsTheTask() {
        story.tell(report("1", Cause.REFUSED, null));
        story.passes(Duration.ofHours(3));
        story.tell(story.says(ACME).yes("RMA-1", null, false));

        assertThat(story.questions()).isEmpty();
    }

    @Test
    void s145_whatHeSaidBeforeDoesNotShowThatHeIsReachedNow() {
        story.tell(story.says(ACME).wants("a photo"));
        story.passes(Duration.ofHours(3));
        story.tell(report("1", Cause.REFUSED, null));

        assertThat(story.questions()).contains("unreached-1:acme");
    }

    @Test
    void s145_seenAndSettledEndsItUntilTheNextReport() {
        story.tell(report("1", Cause.COMPLAINT, "abuse"));
        story.passes(Duration.ofHours(1));
        story.decides(OperatorAction.ACKNOWLEDGE, ACME, Words.Said.reference("unreached-1:acme"));
        assertThat(story.questions()).isEmpty();

        story.passes(Duration.ofHours(1));
        story.tell(report("2", Cause.REFUSED, "mailbox full"));
        assertThat(story.questions()).containsExactly("unreached-2:acme");
    }

    private SupplierUnreachable report(String key, Cause cause, String diagnostic) {
        return new SupplierUnreachable(
                story.words()
                        .envelope(
                                "postmaster:acme",
                                "undelivered/" + key,
                                Reference.of(Reference.Type.CASE, story.id().toString())),
                ACME,
                cause,
                diagnostic);
    }
}

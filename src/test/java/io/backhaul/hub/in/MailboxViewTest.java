package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.store.MailboxUids.Entry;
import io.backhaul.store.MailboxUids.State;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Single mails that cannot be fetched are left out; many of them are a mailbox in trouble. */
@Row("N12")
class MailboxViewTest {

    @Test
    void moreThanThreeMailsLeftOutAreTheServersTrouble() {
        assertThat(view(3, State.LEFT_OUT).inTrouble()).isFalse();
        assertThat(view(4, State.LEFT_OUT).inTrouble()).isTrue();
        assertThat(view(40, State.FAILING).inTrouble())
                .as("those hold the mailbox back by themselves")
                .isFalse();
    }

    private static MailboxView view(int mails, State state) {
        return new MailboxView(
                mails,
                LongStream.rangeClosed(1, mails)
                        .mapToObj(uid -> entry(uid, state))
                        .collect(Collectors.toMap(Entry::uid, Function.identity())));
    }

    private static Entry entry(long uid, State state) {
        return new Entry(uid, state, 5, false);
    }
}

package io.backhaul.hub.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.hub.StartRefused;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.hub.work.MailSettings.OAuth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class MailboxesTest {

    private static final MailSettings FIRST = box("demo", "returns@one.example", "returns");

    private static MailSettings box(String merchant, String address, String user) {
        return new MailSettings(address, "mx", merchant, imap("imap.example", 993, true, user, "secret"));
    }

    private static Imap imap(String host, int port, boolean tls, String user, String password) {
        return new Imap(host, port, tls, false, user, password, null, null, null);
    }

    private static MailSettings with(Imap imap) {
        return new MailSettings("a@b.example", "mx", "demo", imap);
    }

    @Test
    void aSupplierAnswersToHisMerchantsFirstMailboxOrTheOneNamed() {
        MailSettings second = box("demo", "rma@one.example", "rma");
        MailSettings other = box("other", "returns@two.example", "two");
        Mailboxes boxes = new Mailboxes(FIRST, List.of(second, other));
        assertThat(boxes.of(List.of("demo"), null)).contains(FIRST);
        assertThat(boxes.of(List.of("demo"), "RMA@one.example")).contains(second);
        assertThat(boxes.of(List.of("other"), null)).contains(other);
        assertThat(boxes.of(List.of("demo"), "returns@two.example"))
                .as("another merchant's")
                .isEmpty();
        assertThat(boxes.at("mail:two")).contains(other);
        assertThat(boxes.at("mail:gone")).isEmpty();
    }

    @Test
    void mailboxesOfLikeNamesHaveRoutesOfTheirOwn() {
        assertThat(FIRST.routeName()).isEqualTo("returns");
        assertThat(box("demo", "x@a.example", "a.b@x").routeName())
                .startsWith("a-b-x-")
                .isNotEqualTo(box("demo", "x@a.example", "a-b@x").routeName());
    }

    @Test
    void mailboxesNothingTellsApartAreRefused() {
        assertThatThrownBy(() -> new Mailboxes(FIRST, List.of(box("other", "x@two.example", "returns"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Two mailboxes have the user returns");
    }

    @Test
    void noLoginCrossesANetworkUnencrypted() {
        assertThatThrownBy(() -> new Mailboxes(with(imap("imap.example", 143, false, "u", "p")), List.of()))
                .hasMessageContaining("unencrypted");
        Imap startTls = new Imap("imap.example", 143, false, true, "u", "p", null, null, null);
        assertThat(new Mailboxes(with(startTls), List.of()).used()).hasSize(1);
        assertThat(new Mailboxes(with(imap("127.0.0.1", 143, false, "u", "p")), List.of()).used())
                .hasSize(1);
        OAuth open = new OAuth("http://login.example/token", "c", "s", null, null);
        Imap token = new Imap("imap.example", 993, true, false, "u", null, null, null, open);
        assertThatThrownBy(() -> new Mailboxes(with(token), List.of())).hasMessageContaining("no https address");
    }

    @Test
    void moreMailboxesAreReadFromTheConfigurationWithTheirDefaults() {
        Map<String, String> given = Map.of(
                "backhaul.mailboxes[0].merchant", "other",
                "backhaul.mailboxes[0].address", "returns@two.example",
                "backhaul.mailboxes[0].imap.host", "imap.example",
                "backhaul.mailboxes[0].imap.user", "two",
                "backhaul.mailboxes[0].imap.folder", "Returns/New",
                "backhaul.mailboxes[0].imap.oauth.client-secret", "hidden",
                "backhaul.mailboxes[0].imap.oauth.token-url", "https://login.example/token");
        MailSettings read = new Binder(new MapConfigurationPropertySource(given))
                .bind("backhaul", MoreMailboxes.class)
                .get()
                .mailboxes()
                .get(0);
        assertThat(read.channel()).isEqualTo("mail:two/Returns/New");
        assertThat(read.imap().tls()).isTrue();
        assertThat(read.imap().port()).isEqualTo(993);
        assertThat(read.imap().largest()).isEqualTo(DataSize.ofMegabytes(50));
        assertThat(read.toString()).doesNotContain("hidden");
    }
}

package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short day, with the test in the place of the hub. */
class ShortDayTest {

    @TempDir
    Path data;

    @Test
    void fiveReturnsAreAskedForAndTheClerkAnswersInTheThread() throws Exception {
        try (HookCatcher hub = new HookCatcher();
                SandboxPartners partners = SandboxPartners.start(data, hub.url(), 0)) {
            partners.playShortDay();
            ControlDesk desk = SomeReturn.desk(partners);
            await().until(() -> hub.withTopic("returns/request").size() == 5);

            ask(partners.settings());
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> !answers(partners.settings()).isEmpty());
            assertThat(answers(partners.settings()).get(0)).contains("RMA-1001").contains("> Please authorise #1001");

            String id = desk.items("/sandbox/shopify/returns?orderName=%231001")
                    .get(0)
                    .get("returnId")
                    .asText();
            approve(desk, id);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> hub.hooks.stream().anyMatch(hook -> hook.body().contains("\"delivered\"")));
        }
    }

    @Test
    void nothingPlaysInASandboxThatIsInUse() throws Exception {
        try (HookCatcher hub = new HookCatcher();
                SandboxPartners partners = SandboxPartners.start(data, hub.url(), 0)) {
            ControlDesk desk = SomeReturn.desk(partners);
            SomeReturn.on(desk, "#1001", Map.of("deliver", false));

            partners.playShortDay();

            await().during(Duration.ofSeconds(3))
                    .until(() -> desk.items("/sandbox/shopify/returns").size() == 1);
        }
    }

    private static void approve(ControlDesk desk, String id) {
        JsonNode answer = desk.graphQl(
                "demo",
                "mutation($id: ID!) { returnApproveRequest(input: {id: $id}) { userErrors { message } } }",
                Map.of("id", id));
        assertThat(answer.at("/data/returnApproveRequest/userErrors")).isEmpty();
    }

    private static void ask(Map<String, String> settings) throws Exception {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", settings.get("MAIL_SMTP_HOST"));
        smtp.put("mail.smtp.port", settings.get("MAIL_SMTP_PORT"));
        MimeMessage ask = new MimeMessage(Session.getInstance(smtp));
        ask.setFrom(new InternetAddress("returns@backhaul.test"));
        ask.setRecipients(Message.RecipientType.TO, "rma@acme.example");
        ask.setSubject("Return for #1001");
        ask.setText("Please authorise #1001");
        Transport.send(ask);
    }

    private static List<String> answers(Map<String, String> settings) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            int port = Integer.parseInt(settings.get("MAIL_IMAP_PORT"));
            store.connect(settings.get("MAIL_IMAP_HOST"), port, "returns", "returns");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> texts = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                assertThat(message.getHeader("In-Reply-To")).hasSize(1);
                texts.add(message.getContent().toString());
            }
            return texts;
        }
    }
}

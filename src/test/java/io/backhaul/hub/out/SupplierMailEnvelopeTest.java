package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What the mail server is told beside the mail itself. */
class SupplierMailEnvelopeTest {

    private static final String MAIL = String.join(
            "\r\n",
            "From: Demo Store <returns@backhaul.test>",
            "To: rma@acme.example",
            "Cc: copy@acme.example",
            "Subject: Return request",
            "Message-ID: <rma-req.1.4f1c9ab27d3e40a1@backhaul.test>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Hello",
            "");

    /** What {@link MailOutWatch} knows a refused login by. */
    @Test
    void aRefusedLoginIsKnownAsSuch() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("hub@backhaul.test", "hub", "right");
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.start();
            String to = "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?username=hub&password=wrong";
            MimeMessage mail = SupplierMails.asWritten(MAIL.getBytes(StandardCharsets.UTF_8), "returns@backhaul.test");
            assertThatThrownBy(() -> camel.createProducerTemplate().requestBody(to, mail))
                    .hasCauseInstanceOf(AuthenticationFailedException.class);
        } finally {
            camel.stop();
            server.stop();
        }
    }

    @Test
    void whatCannotBeDeliveredComesBackToTheThread() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        List<String> told = new CopyOnWriteArrayList<>();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((message, to) -> {
            told.add(message.getReturnPath().getEmail() + " to " + to.getEmail() + " "
                    + message.getMessage().getMessageID());
            return users.createUser(to.getEmail(), to.getEmail(), "x");
        });
        server.start();
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.start();
            MimeMessage mail = SupplierMails.asWritten(
                    MAIL.getBytes(StandardCharsets.UTF_8), "returns+4f1c9ab27d3e40a1@backhaul.test");
            camel.createProducerTemplate()
                    .requestBody("smtp://127.0.0.1:" + server.getSmtp().getPort(), mail);
        } finally {
            camel.stop();
            server.stop();
        }

        String id = " <rma-req.1.4f1c9ab27d3e40a1@backhaul.test>";
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "returns+4f1c9ab27d3e40a1@backhaul.test to rma@acme.example" + id,
                        "returns+4f1c9ab27d3e40a1@backhaul.test to copy@acme.example" + id);
    }
}

package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierUnreachable;
import io.backhaul.core.message.SupplierUnreachable.Cause;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.DeliveryReport;
import io.backhaul.partner.mail.DeliveryReport.Fate;
import io.backhaul.partner.mail.MailKeys;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.store.MailThreads;
import io.backhaul.store.Receipt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reports of mail systems about mails of ours. Nobody vouches for them, so one counts only when it names the secret token of a
 * thread, and all that comes of it is a task for a person.
 */
final class Undelivered {

    private final MailThreads threads;
    private final String ourAddress;

    Undelivered(MailThreads threads, String ourAddress) {
        this.threads = threads;
        this.ourAddress = ourAddress;
    }

    ReceiptReader.Reading read(Receipt receipt, ReceivedMail received, byte[] original) {
        DeliveryReport report = DeliveryReport.read(original);
        List<Reference> thread = thread(received, report);
        String supplier = threads.supplierOf(receipt.merchant(), thread)
                .orElseThrow(() -> new UnreadableMessage(
                        "mail " + receipt.sourceId(),
                        "a mail was not delivered, and the report names none that we have sent: "
                                + report.diagnostic()));
        String source = "postmaster:" + supplier;
        if (report.fate() == Fate.DELAYED || report.fate() == Fate.DELIVERED) {
            String what = report.fate() == Fate.DELAYED ? "is delayed and still being tried" : "was delivered";
            return ReceiptReader.Reading.ignored(
                    source, "our mail to " + supplier + " " + what + ": " + report.diagnostic());
        }
        return ReceiptReader.Reading.of(source, List.of(message(supplier, received, report, thread)));
    }

    private List<Reference> thread(ReceivedMail received, DeliveryReport report) {
        Set<Reference> all = new LinkedHashSet<>();
        report.messageIds().forEach(id -> all.addAll(MailKeys.ofOurs(id, ourAddress)));
        all.addAll(MailKeys.of(received, ourAddress));
        return List.copyOf(all);
    }

    /** The same mail is reported once, however many servers report it. */
    private static ObjectNode message(
            String supplier, ReceivedMail received, DeliveryReport report, List<Reference> thread) {
        Cause cause = report.fate() == Fate.COMPLAINT ? Cause.COMPLAINT : Cause.REFUSED;
        String about = thread.stream()
                .filter(r -> r.type() == Reference.Type.MAIL_MESSAGE)
                .map(Reference::value)
                .findFirst()
                .orElse(received.messageId());
        ObjectNode message = CanonicalJson.mapper().createObjectNode();
        message.put("kind", ReturnMessage.kindOf(SupplierUnreachable.class));
        message.put("key", "undelivered/" + cause + "/" + about + "/" + report.diagnostic());
        message.set("references", CanonicalJson.mapper().valueToTree(thread));
        message.put("supplier", supplier);
        message.put("cause", cause.name());
        if (!report.diagnostic().isEmpty()) {
            message.put("diagnostic", report.diagnostic());
        }
        return message;
    }
}

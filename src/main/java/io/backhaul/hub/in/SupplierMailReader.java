package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Reference;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailKeys;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailNumbers;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.partner.mail.Trust;
import io.backhaul.store.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails in the returns mailbox. Who it is from is decided by the thread it answers, else by the sender's domain; automatic
 * mail is recognised before anything is read; what our own mail server does not vouch for waits for a person.
 */
public final class SupplierMailReader implements ReceiptReader {

    private final Mappings mappings;
    private final Merchants merchants;
    private final MailSettings mail;
    private final JdbcClient db;

    public SupplierMailReader(Mappings mappings, Merchants merchants, MailSettings mail, JdbcClient db) {
        this.mappings = mappings;
        this.merchants = merchants;
        this.mail = mail;
        this.db = db;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("mail:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        ReceivedMail received = MailReader.read(original);
        List<Reference> thread = MailKeys.of(received, mail.address());
        if (received.kind() == MailKind.BOUNCE || received.kind() == MailKind.COMPLAINT) {
            throw new UnreadableMessage(
                    "mail " + receipt.sourceId(), "a mail of ours was not delivered or was complained about");
        }
        if (received.kind() != MailKind.ANSWER) {
            return Reading.ignored(receipt.channel(), "an automatic mail (" + received.kind() + "), not an answer");
        }
        SupplierConfig supplier = supplier(receipt, received, thread);
        ChannelConfig.Mail channel = (ChannelConfig.Mail) supplier.channel();
        Trust trust = MailTrust.judge(received, mail.authservId(), channel.domains());
        if (MailTables.in(received)) {
            return new MailTables(mappings).read(received, supplier, thread, trust.trusted());
        }
        List<ObjectNode> messages =
                mappings.apply(channel.mapping(), received.input(supplier.code(), supplier.skuPrefixes()));
        List<ObjectNode> keyed = messages.stream()
                .map(m -> naming(m, thread, MailNumbers.of(received)))
                .toList();
        String source = "mail:" + supplier.code();
        return new Reading(source, keyed, trust.trusted(), keyed.isEmpty() ? "says nothing" : null, List.of());
    }

    /** The thread's supplier, else the one whose domain the sender claims; a stranger outside any thread is for a person. */
    private SupplierConfig supplier(Receipt receipt, ReceivedMail received, List<Reference> thread) {
        return byThread(receipt.merchant(), thread)
                .flatMap(merchants::supplier)
                .filter(s -> s.channel() instanceof ChannelConfig.Mail)
                .or(() -> merchants.suppliers().stream()
                        .filter(s -> s.merchants().contains(receipt.merchant()))
                        .filter(s -> s.channel() instanceof ChannelConfig.Mail m
                                && m.domains().contains(received.fromDomain()))
                        .findFirst())
                .orElseThrow(() -> new UnreadableMessage(
                        "mail " + receipt.sourceId(), "from an unknown sender and in no thread of ours"));
    }

    private Optional<String> byThread(String merchant, List<Reference> thread) {
        return thread.stream()
                .flatMap(r -> db
                        .sql(
                                "select supplier from reference where merchant = ? and type = ? and value = ? and supplier <> ''")
                        .params(merchant, r.type().name(), r.value())
                        .query(String.class)
                        .list()
                        .stream())
                .findFirst();
    }

    private static ObjectNode naming(ObjectNode message, List<Reference> thread, List<Reference> numbers) {
        ArrayNode references = message.withArray("references");
        Stream.concat(thread.stream(), numbers.stream())
                .forEach(r -> references.add(CanonicalJson.mapper().<ObjectNode>valueToTree(r)));
        return message;
    }
}

package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Reference;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.MerchantConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailKeys;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailNumbers;
import io.backhaul.partner.mail.MailProblems;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.store.MailThreads;
import io.backhaul.store.MailTrail;
import io.backhaul.store.Receipt;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails in the returns mailbox. Who it is from is decided by the thread it answers, else by the sender's domain; automatic
 * mail is recognised before anything is read; what {@link MailJudge} does not believe waits for a person.
 */
public final class SupplierMailReader implements ReceiptReader {

    /** Kinds that decide nothing: they may stand outside any thread. */
    private static final Set<String> INFORMING = Set.of("MORE_INFORMATION_REQUESTED", "GOODS_RECEIVED");

    private final Mappings mappings;
    private final Merchants merchants;
    private final Mailboxes mailboxes;
    private final MailTrust trust;
    private final MailTrail trail;
    private final MailThreads threads;
    private final Clock clock;

    public SupplierMailReader(
            Mappings mappings, Merchants merchants, Mailboxes mailboxes, MailTrust trust, JdbcClient db, Clock clock) {
        this.mappings = mappings;
        this.merchants = merchants;
        this.mailboxes = mailboxes;
        this.trust = trust;
        this.trail = new MailTrail(db);
        this.threads = new MailThreads(db);
        this.clock = clock;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("mail:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        MailSettings mail = mailboxes
                .at(receipt.channel())
                .orElseThrow(() -> new UnreadableMessage(
                        "mail " + receipt.sourceId(), "its mailbox " + receipt.channel() + " is no longer configured"));
        ReceivedMail received = MailReader.read(original);
        List<Reference> thread = MailKeys.of(received, mail.address());
        if (received.kind() == MailKind.BOUNCE || received.kind() == MailKind.COMPLAINT) {
            return new Undelivered(threads, mail.address()).read(receipt, received, original);
        }
        if (received.kind() == MailKind.AUTO_REPLY && MailTables.in(received)) {
            throw new UnreadableMessage(
                    "mail " + receipt.sourceId(), "an automatic mail with a table attached; read it");
        }
        if (received.kind() != MailKind.ANSWER) {
            return Reading.ignored(receipt.channel(), "an automatic mail (" + received.kind() + "), not an answer");
        }
        if (MailProblems.isOurs(received, mail.address())) {
            return Reading.ignored(
                    receipt.channel(), "it bears a Message-ID of ours: our own mail came back, and no answer");
        }
        SupplierConfig supplier = supplier(receipt, received, thread);
        MailJudge judge = new MailJudge(trust.at(mail.authservId()), trail, clock);
        MailJudge.Standing standing = judge.standing(receipt, original, received, supplier, thread);
        refuseTraps(receipt, received, supplier);
        return reading(receipt, received, supplier, thread, judge, standing);
    }

    private Reading reading(
            Receipt receipt,
            ReceivedMail received,
            SupplierConfig supplier,
            List<Reference> thread,
            MailJudge judge,
            MailJudge.Standing standing) {
        ChannelConfig.Mail channel = (ChannelConfig.Mail) supplier.channel();
        List<ObjectNode> said;
        List<String> problems = List.of();
        boolean ofThread = true;
        if (MailTables.in(received)) {
            MailTables.Said rows = new MailTables(mappings).read(received, supplier, thread);
            said = rows.messages();
            problems = rows.problems();
            ofThread = rows.ofOneReturn();
        } else {
            said = mappings.apply(channel.mapping(), received.input(supplier.code(), supplier.skuPrefixes())).stream()
                    .map(m -> naming(m, thread, MailNumbers.of(received)))
                    .toList();
        }
        MailJudge.Judgement judgement =
                judge.judge(receipt, supplier, standing, said, informs(receipt.merchant(), said));
        if (judgement.decides() && ofThread) {
            SaidOnce.keyed(said, standing.thread(), trail.said(receipt.merchant(), receipt.id()));
        }
        String ignored = said.isEmpty() ? "says nothing" : null;
        return new Reading("mail:" + supplier.code(), said, judgement.decides(), ignored, problems);
    }

    /** What no person would fall for twice is shown to one, whatever else the mail says. */
    private static void refuseTraps(Receipt receipt, ReceivedMail received, SupplierConfig supplier) {
        MailProblems.bankDetails(received).ifPresent(found -> {
            throw HeldForPerson.bankDetails("A mail", supplier.name(), found);
        });
        MailProblems.disguisedWord(received).ifPresent(word -> {
            throw new HeldForPerson(
                    "DISGUISED_WORD",
                    "The mail " + receipt.sourceId() + " writes '" + word
                            + "' with letters of two alphabets that look alike: read it yourself and enter what it says.");
        });
    }

    /** True when nothing follows from it by itself: goods that arrived pay the customer where the merchant says so. */
    private boolean informs(String merchant, List<ObjectNode> said) {
        boolean receiptPays = merchants
                .merchant(merchant)
                .map(MerchantConfig::policy)
                .filter(p -> p.refundOn() == RefundOn.RECEIPT
                        || p.channels().values().stream().anyMatch(c -> c.refundOn() == RefundOn.RECEIPT))
                .isPresent();
        return said.stream()
                .map(m -> m.path("kind").asText())
                .allMatch(kind -> INFORMING.contains(kind) && !(receiptPays && kind.equals("GOODS_RECEIVED")));
    }

    /** The thread's supplier, else the one whose domain the sender claims; a stranger outside any thread is for a person. */
    private SupplierConfig supplier(Receipt receipt, ReceivedMail received, List<Reference> thread) {
        return threads.supplierOf(receipt.merchant(), thread)
                .flatMap(merchants::supplier)
                .filter(s -> s.channel() instanceof ChannelConfig.Mail)
                .or(() -> merchants.suppliers().stream()
                        .filter(s -> s.merchants().contains(receipt.merchant()))
                        .filter(s -> s.channel() instanceof ChannelConfig.Mail m
                                && received.from() != null
                                && m.isFrom(received.from()))
                        .findFirst())
                .orElseThrow(() -> new UnreadableMessage(
                        "mail " + receipt.sourceId(), "from an unknown sender and in no thread of ours"));
    }

    private static ObjectNode naming(ObjectNode message, List<Reference> thread, List<Reference> numbers) {
        ArrayNode references = message.withArray("references");
        Stream.concat(thread.stream(), numbers.stream())
                .forEach(r -> references.add(CanonicalJson.mapper().<ObjectNode>valueToTree(r)));
        return message;
    }
}

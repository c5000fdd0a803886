package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Reference;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.DkimCheck;
import io.backhaul.partner.mail.MailProblems;
import io.backhaul.partner.mail.MailSender;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.partner.mail.Trust;
import io.backhaul.store.MailTrail;
import io.backhaul.store.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Whether a supplier's mail may decide anything: it must be authentic, his, and in a thread of ours about his goods (N11). What
 * only informs may stand outside any thread. Everything else waits for a person, who is told why.
 */
final class MailJudge {

    private static final Duration DNS_ANSWERS_WITHIN = Duration.ofHours(6);

    private final MailTrust trust;
    private final MailTrail trail;
    private final Clock clock;

    MailJudge(MailTrust trust, MailTrail trail, Clock clock) {
        this.trust = trust;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is known of a mail before it is read.
     *
     * @param thread the one thread of ours it stands in, or null
     * @param doubt why it may decide nothing, or null when only its words are left to look at
     * @param who whose it claims to be, and who says so, in words
     */
    record Standing(MailTrail.Thread thread, String doubt, String who) {

        boolean authentic() {
            return doubt == null;
        }
    }

    /** What its messages may do, and why, in words for people. */
    record Judgement(boolean decides, String reason) {}

    /** Refuses with {@link HeldForPerson} what was said before in another mail; waits with {@link LongWait} for the DNS. */
    Standing standing(Receipt receipt, byte[] raw, ReceivedMail mail, SupplierConfig supplier, List<Reference> keys) {
        Trust believed = believed(receipt, raw, mail, supplier);
        List<MailTrail.Thread> threads = trail.threads(receipt.merchant(), keys, receipt.receivedAt());
        MailTrail.Thread thread = threads.size() == 1 ? threads.get(0) : null;
        String who = supplier.name() + " (" + (mail.from() == null ? "no single sender" : mail.fromDomain()) + "): "
                + believed.reason();
        if (believed.trusted()) {
            refuseReplay(receipt, mail, who);
        }
        note(receipt, who + ".");
        String doubt = believed.trusted() ? threadDoubt(threads, keys, supplier) : believed.reason();
        return new Standing(thread, doubt, who);
    }

    /** What is thought of it quotes the mail, which may hold anything. */
    private void note(Receipt receipt, String words) {
        trail.note(receipt.merchant(), receipt.id(), UnreadableMessage.shown(words));
    }

    /** A DNS that gives no answer is no fault of the mail: it waits for hours before it is a person's. */
    private Trust believed(Receipt receipt, byte[] raw, ReceivedMail mail, SupplierConfig supplier) {
        ChannelConfig.Mail channel = (ChannelConfig.Mail) supplier.channel();
        try {
            return trust.judge(mail, raw, new MailSender(channel.domains(), channel.senders()));
        } catch (DkimCheck.KeyUnavailable e) {
            Duration age = Duration.between(receipt.receivedAt(), clock.instant());
            if (age.compareTo(DNS_ANSWERS_WITHIN) < 0) {
                throw new LongWait(e.getMessage() + "; the DNS is asked again", supplier.code(), e);
            }
            throw new UnreadableMessage(
                    "mail " + receipt.sourceId(),
                    "whether it is from " + mail.fromDomain() + " could not be checked for "
                            + DNS_ANSWERS_WITHIN.toHours() + " hours, since the DNS gives no answer: " + e.getMessage()
                            + ". Look at the resolver (MAIL_DNS, empty: this machine's own) and take the mail up again, or"
                            + " read it yourself and enter what it says as a decision on the return",
                    e);
        }
    }

    /** Another mail with a signature that was read before was not written by its signer. */
    private void refuseReplay(Receipt receipt, ReceivedMail mail, String who) {
        for (String signature : MailProblems.signatures(mail)) {
            Optional<String> before = trail.signedBefore(receipt.merchant(), signature, mail.messageId(), receipt.id());
            if (before.isPresent()) {
                String reason = "its signature came before, with mail " + before.get()
                        + ": somebody sends an old mail once more under another name";
                note(receipt, who + "; not believed, for " + reason + ".");
                throw new HeldForPerson("REPLAYED", "The mail is not taken: " + reason + ".");
            }
        }
    }

    /** Why the thread it names is not one he may answer in; null when it is, or when it names none. */
    private static String threadDoubt(List<MailTrail.Thread> threads, List<Reference> keys, SupplierConfig supplier) {
        if (threads.isEmpty()) {
            return keys.isEmpty() ? null : "it names a thread of ours that does not exist";
        }
        if (threads.size() > 1) {
            return "it stands in " + threads.size() + " threads of ours at once";
        }
        MailTrail.Thread thread = threads.get(0);
        if (!thread.supplier().equals(supplier.code())) {
            return "the thread it stands in is another supplier's";
        }
        return thread.dead() ? "the return of its thread was closed more than 60 days ago" : null;
    }

    /** Looks at what it says: who may say it, and whether it is about the return of its thread. */
    Judgement judge(
            Receipt receipt, SupplierConfig supplier, Standing standing, List<ObjectNode> said, boolean informs) {
        String where = standing.thread() == null
                ? "in no thread of ours"
                : "in our thread about " + standing.thread().orderName();
        String doubt = standing.doubt();
        if (doubt == null && standing.thread() == null && !informs) {
            doubt = "an answer that decides something must stand in the thread of our question";
        }
        if (doubt == null && standing.thread() != null) {
            doubt = otherReturn(receipt.merchant(), supplier, standing.thread(), said);
        }
        if (doubt == null && standing.thread() != null) {
            UUID returned = standing.thread().caseId();
            doubt = PiecesReported.tooMany(said, sku -> trail.pieces(receipt.merchant(), returned, sku))
                    .orElse(null);
        }
        String reason = standing.who() + "; " + where + (doubt == null ? "." : "; waits for a person: " + doubt + ".");
        note(receipt, reason);
        return new Judgement(doubt == null, reason);
    }

    /** Why it speaks of another return than its thread does; null when nothing says so. */
    private String otherReturn(
            String merchant, SupplierConfig supplier, MailTrail.Thread thread, List<ObjectNode> said) {
        Set<String> known = trail.rmas(merchant, thread.caseId(), supplier.code());
        List<String> named = said.stream()
                .filter(m -> !m.path("kind").asText().equals("RETURN_AUTHORIZED"))
                .flatMap(m -> values(m, "RMA").stream())
                .filter(rma -> known.stream().noneMatch(rma::equalsIgnoreCase))
                .toList();
        if (!known.isEmpty() && !named.isEmpty()) {
            return "it names RMA " + bare(named.get(0)) + ", while the return of its thread has "
                    + known.stream().map(MailJudge::bare).sorted().collect(Collectors.joining(", "));
        }
        Set<String> keyed = said.stream()
                .flatMap(m -> values(m, "PO").stream())
                .map(MailJudge::bare)
                .collect(Collectors.toUnmodifiableSet());
        List<String> mentioned = said.stream()
                .flatMap(m -> values(m, "MENTION").stream())
                .distinct()
                .toList();
        List<String> others = trail.ordersOfOthers(merchant, mentioned, thread.orderName()).stream()
                .filter(order -> !keyed.contains(order))
                .toList();
        return others.isEmpty()
                ? null
                : "it stands in the thread about " + thread.orderName() + " but speaks of " + others.get(0);
    }

    private static List<String> values(ObjectNode message, String type) {
        List<String> found = new ArrayList<>();
        StreamSupport.stream(message.path("references").spliterator(), false)
                .filter(r -> r.path("type").asText().equals(type))
                .map(r -> r.path("value"))
                .filter(JsonNode::isTextual)
                .forEach(value -> found.add(value.asText()));
        return found;
    }

    private static String bare(String qualified) {
        return qualified.substring(qualified.indexOf('/') + 1);
    }
}

package io.backhaul.hub.in;

import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.BankDetails;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Partner;
import io.backhaul.partner.edi.X12Reader;
import io.backhaul.partner.edi.X12Set;
import io.backhaul.store.EdiInterchanges.Seen;
import io.backhaul.store.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * X12 files of a supplier: every set is taken or refused by itself, and what came of each is told by a 997. An interchange
 * counts once, whatever the file is called.
 */
public final class X12FilesReader {

    private static final String STOCK = "846";
    private static final String ACKNOWLEDGEMENT = "997";

    private final Mappings mappings;
    private final X12Replies replies;
    private final X12Answers answers;

    public X12FilesReader(Mappings mappings, X12Replies replies, X12Answers answers) {
        this.mappings = mappings;
        this.replies = replies;
        this.answers = answers;
    }

    /** Refuses whole what is cut off or no X12 at all. */
    Reading read(Receipt receipt, byte[] original, ChannelConfig.Drop channel, String supplier) {
        List<X12Interchange> all = X12Reader.read(original, receipt.sourceId());
        X12Found found = new X12Found(receipt, supplier, channel);
        BankDetails.in(new String(original, StandardCharsets.UTF_8)).ifPresent(details -> {
            all.stream()
                    .filter(i -> i.isBetween(channel.x12().partner()))
                    .forEach(i -> replies.take(i, found)); // it came, and is acknowledged, whoever reads it
            throw HeldForPerson.bankDetails(receipt.sourceId(), supplier, details);
        });
        all.forEach(interchange -> interchange(interchange, found));
        return found.reading();
    }

    private void interchange(X12Interchange i, X12Found found) {
        X12Partner partner = found.channel().x12().partner();
        if (!i.isBetween(partner)) {
            found.problem(
                    "segment 1 (ISA)",
                    "from " + i.sender() + " to " + i.receiver() + ", expected from "
                            + partner.them() + " (" + partner.themQualifier() + ") to " + partner.us() + " ("
                            + partner.usQualifier() + ")");
            return;
        }
        Seen seen = replies.take(i, found);
        i.refused().forEach(found::problem);
        if (i.isTest()) {
            found.problem("segment 1 (ISA) element 15", "a test interchange is not acted on");
        } else if (seen == Seen.CONTRADICTED) {
            found.problem(
                    "segment 1 (ISA) element 13",
                    "interchange " + i.control()
                            + " came before with other content, so nothing of this one is taken: ask which of the two counts");
        } else if (seen == Seen.REPEATED) {
            found.note("interchange " + i.control() + " came before with the same content");
        } else {
            if (i.faults().isEmpty()) {
                i.receipts().forEach(receipt -> answers.receipt(receipt, found));
            }
            i.taken().forEach(set -> set(set, found));
        }
    }

    private void set(X12Set set, X12Found found) {
        if (set.set().equals(ACKNOWLEDGEMENT)) {
            answers.acknowledgement(set, found);
        } else if (set.set().equals(STOCK)) {
            found.note("set " + set.setControl() + " (846) tells what he has on stock, not what became of a return");
        } else {
            map(set, found);
        }
    }

    private void map(X12Set set, X12Found found) {
        try {
            var input = set.input(found.supplier(), found.channel().x12().currency());
            found.messages(mappings.apply(found.channel().mapping(), input));
        } catch (UnreadableMessage e) {
            found.problem(e.at(found.file() + " set " + set.setControl()).getMessage());
        }
    }
}

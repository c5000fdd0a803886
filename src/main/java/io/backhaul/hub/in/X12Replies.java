package io.backhaul.hub.in;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.edi.X12Acknowledgement;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.EdiInterchanges.Seen;
import io.backhaul.store.EdiInterchanges.Taking;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes note of interchanges and makes their acknowledgements, both in one transaction: an interchange that is noted is
 * acknowledged, also when the hub dies right after. Its name is made of the sender, his control number and how often his numbers
 * have begun anew, so that it is made once.
 */
public final class X12Replies {

    private final EdiInterchanges interchanges;
    private final EdiControls controls;
    private final EdiFiles files;
    private final Merchants merchants;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public X12Replies(
            EdiInterchanges interchanges,
            EdiControls controls,
            EdiFiles files,
            Merchants merchants,
            TransactionTemplate transactions,
            Clock clock) {
        this.interchanges = interchanges;
        this.controls = controls;
        this.files = files;
        this.merchants = merchants;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A broken or a test interchange uses no control number up: it comes again under the same one. */
    Seen take(X12Interchange i, X12Found found) {
        return transactions.execute(tx -> {
            interchanges.oneAtATime(found.merchant(), found.supplier());
            boolean counts = i.faults().isEmpty() && !i.isTest();
            Taking taking = counts
                    ? interchanges.take(
                            found.merchant(),
                            found.supplier(),
                            i.number(),
                            i.fingerprint(),
                            found.receipt(),
                            clock.instant())
                    : new Taking(Seen.NEW, 0);
            if (taking.seen() != Seen.CONTRADICTED) {
                acknowledge(i, found, name(i, found, counts, taking.round()), taking.seen());
            }
            return taking.seen();
        });
    }

    private void acknowledge(X12Interchange i, X12Found found, String name, Seen seen) {
        if (!found.channel().x12().wants997() || !X12Acknowledgement.isDue(i)) {
            return;
        }
        if (files.has(found.merchant(), found.supplier(), name)) {
            if (seen == Seen.REPEATED) {
                files.again(found.merchant(), found.supplier(), name);
            }
            return;
        }
        long control = controls.next(found.merchant(), found.supplier());
        X12Acknowledgement.write(i, found.channel().x12().partner(), control, clock.instant())
                .ifPresent(content -> files.keep(
                        found.merchant(), found.supplier(), name, found.receipt(), content, clock.instant()));
    }

    /** One that was acknowledged under its first name, before rounds were told apart, keeps it. */
    private String name(X12Interchange i, X12Found found, boolean counts, int round) {
        String receipt = counts ? "" : beginning(found.receipt());
        String first = name(i, receipt, 0);
        return files.isOf(found.merchant(), found.supplier(), first, found.receipt()) ? first : name(i, receipt, round);
    }

    private static String beginning(UUID receipt) {
        return "-" + receipt.toString().substring(0, 8);
    }

    /**
     * For example {@code 997-INITECH-000000042.edi}, and {@code 997-INITECH-000000042-r2.edi} when his numbers have begun anew
     * once; what used no number up is named by its receipt too.
     */
    private static String name(X12Interchange i, String receipt, int round) {
        String sender = i.sender().replaceAll("[^A-Za-z0-9]", "");
        String number = i.control().replaceAll("[^0-9]", "");
        String kind = i.faults().isEmpty() ? "997" : "ta1";
        String anew = round == 0 ? "" : "-r" + (round + 1);
        return kind + "-" + sender + "-" + number + receipt + anew + ".edi";
    }

    /** A file came once more, byte for byte: who sent it may have missed the answer. */
    void cameAgain(String supplier, UUID receipt) {
        merchants
                .supplier(supplier)
                .filter(s -> s.channel() instanceof ChannelConfig.Files files
                        && files.drop().isX12())
                .ifPresent(s -> files.again(s.merchants().get(0), supplier, receipt));
    }
}

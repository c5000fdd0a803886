package io.backhaul.core.policy;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How one supplier takes returns (row S120), as it was when the order was placed.
 *
 * @param supplier his code, for example {@code acme}
 * @param name his name for people
 * @param destination where messages to him go, for example {@code mail:acme}
 * @param understands which messages his channel can carry; for the others a person is asked
 * @param channel the channel his answers come by, whose silence a deadline waits for
 * @param rmaRequired true when no parcel may leave without his RMA number (row S119)
 * @param photosFor reasons for which he wants photos before he answers (row S7)
 * @param answerWithin how long he may take to answer a request
 * @param claimWindow until when a claim on him must be made (rows S8, S20)
 * @param recoveryPercent share of the unit cost he owes for a returned unit
 * @param goodsBack false when he credits without wanting goods (row S124)
 * @param creditWithin how long he may take to credit (row S227)
 * @param agreement what was agreed beyond these usual terms
 */
public record Passport(
        String supplier,
        String name,
        String destination,
        Set<Command.Kind> understands,
        String channel,
        boolean rmaRequired,
        Set<Reason> photosFor,
        Window answerWithin,
        Window claimWindow,
        BigDecimal recoveryPercent,
        boolean goodsBack,
        Window creditWithin,
        Agreement agreement) {

    public Passport {
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(answerWithin, "answerWithin");
        Objects.requireNonNull(claimWindow, "claimWindow");
        Objects.requireNonNull(creditWithin, "creditWithin");
        understands = Set.copyOf(understands);
        photosFor = Set.copyOf(photosFor);
        agreement = agreement == null ? Agreement.USUAL : agreement;
    }

    /** The same supplier with another agreement. */
    public Passport with(Agreement agreed) {
        return new Passport(
                supplier,
                name,
                destination,
                understands,
                channel,
                rmaRequired,
                photosFor,
                answerWithin,
                claimWindow,
                recoveryPercent,
                goodsBack,
                creditWithin,
                agreed);
    }

    /** What he grants for this line: his usual terms, then his exceptions, then what the platform overturns (row S5). */
    public Granted grants(Reason reason, OrderSnapshot order, Line line) {
        Granted granted = usual(reason);
        for (Grant g : agreement.grants()) {
            granted = g.holdsFor(reason, order, line) ? granted.with(g, false) : granted;
        }
        for (Grant g : Agreement.EXTREME_CASES.contains(reason) ? agreement.platform() : List.<Grant>of()) {
            granted = g.holdsFor(reason, order, line) ? granted.with(g, true) : granted;
        }
        return granted;
    }

    /** What never arrived cannot go back; packaging that suffered is the carrier's matter (row S11). */
    private Granted usual(Reason reason) {
        return new Granted(
                true,
                claimWindow,
                photosFor.contains(reason) ? Set.of(Evidence.Kind.PHOTO) : Set.of(),
                null,
                recoveryPercent,
                BigDecimal.ZERO,
                reason.blamesGoods() ? Bearer.SUPPLIER : Bearer.CUSTOMER,
                goodsBack && agreement.role() == Agreement.Role.LOGISTICAL && reason != Reason.NOT_RECEIVED,
                Set.of(reason == Reason.PACKAGING_DAMAGED ? Remedy.CARRIER_CLAIM : Remedy.CREDIT),
                null,
                false,
                false);
    }
}

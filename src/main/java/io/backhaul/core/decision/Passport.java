package io.backhaul.core.decision;

import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
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
        Window creditWithin) {

    public Passport {
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(answerWithin, "answerWithin");
        Objects.requireNonNull(claimWindow, "claimWindow");
        Objects.requireNonNull(creditWithin, "creditWithin");
        understands = Set.copyOf(understands);
        photosFor = Set.copyOf(photosFor);
    }

    /** What he owes for this many units at this cost. */
    public Money recovery(Money unitCost, int quantity) {
        return unitCost.times(quantity).percent(recoveryPercent);
    }
}

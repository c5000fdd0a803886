package io.backhaul.core.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What is missing between a merchant's policy and one supplier's passport before his products are listed (rows S4, S127,
 * S172, conflict X6): a pure reading of both.
 */
public final class Gaps {

    private static final double DAYS_PER_BUSINESS_DAY = 7.0 / 5;
    private static final int HOURS_PER_DAY = 24;

    private final Policy policy;
    private final Passport passport;
    private final Agreement agreed;
    private final List<Gap> found = new ArrayList<>();

    private Gaps(Policy policy, Passport passport) {
        this.policy = policy;
        this.passport = passport;
        this.agreed = passport.agreement();
    }

    /** Everything missing, in the order in which it is to be asked for. */
    public static List<Gap> of(Policy policy, Passport passport) {
        Gaps gaps = new Gaps(policy, passport);
        gaps.agreement();
        gaps.returnAddress();
        gaps.times();
        gaps.channels();
        gaps.found.addAll(ClockGap.gaps(policy, passport));
        gaps.found.addAll(Shortfall.gaps(policy, passport));
        return List.copyOf(gaps.found);
    }

    private void agreement() {
        if (agreed.signedOn() == null) {
            add("S173", "has not signed an agreement (signedOn)");
        }
        if (agreed.source() == null || agreed.asOf() == null) {
            add("S4", "has a policy without its source and the day it was read (source, asOf)");
        }
        if (policy.costs().returnShipping().isEmpty() && policy.costs().otherwise() == null) {
            found.add(new Gap(
                    "S115",
                    "The policy does not say who pays return shipping when goods go to " + name()
                            + " (policy.costs.returnShipping, otherwise)"));
        }
    }

    private void returnAddress() {
        boolean goods = passport.goodsBack() && agreed.role() == Agreement.Role.LOGISTICAL;
        if (goods && agreed.returnAddress() == null) {
            add("S118", "takes goods back and has named no return address (returnAddress)");
        } else if (goods && !agreed.returnAddress().confirmed()) {
            add("S126", "has not confirmed his return address, so no label is sent to it (returnAddress.confirmedOn)");
        }
    }

    private void times() {
        if (hours(passport.claimWindow()) == 0) {
            add("S127", "has no time in which a claim can be made (claimWindow)");
        }
        Handling handling = agreed.handling();
        if (handling == null) {
            add("S172", "has agreed no time to ship, so nobody can say when he is late (handling)");
        }
        Window promised = policy.promisedDelivery();
        if (promised == null) {
            found.add(new Gap(
                    "S113",
                    "The policy promises no delivery time, so nobody can say when a parcel of " + name()
                            + " is late (policy.promisedDelivery)"));
        } else if (handling != null && hours(promised) < longest(handling)) {
            add(
                    "S111",
                    "may take " + handling.within() + season(handling)
                            + " to ship, while customers are promised delivery " + promised);
        }
    }

    /** A sales channel that wants faster answers than the supplier gives may suspend the merchant (row S209). */
    private void channels() {
        policy.channels().forEach((channel, rules) -> {
            if (rules.answerWithin() != null && hours(passport.answerWithin()) > hours(rules.answerWithin())) {
                add(
                        "S209",
                        "may take " + passport.answerWithin() + " to answer, while " + channel + " wants an answer "
                                + rules.answerWithin());
            }
        });
    }

    private void add(String row, String what) {
        found.add(new Gap(row, name() + " " + what));
    }

    private String name() {
        return passport.name();
    }

    private static double longest(Handling handling) {
        return hours(handling.within()) + HOURS_PER_DAY * extra(handling);
    }

    private static String season(Handling handling) {
        int extra = extra(handling);
        return extra == 0 ? "" : " and " + extra + " days more in his busy season";
    }

    private static int extra(Handling handling) {
        return handling.notices().stream()
                .mapToInt(Handling.Notice::extraDays)
                .max()
                .orElse(0);
    }

    /** Business days with the weekends between them, so that spans can be compared. */
    private static double hours(Window window) {
        return window.hours() + HOURS_PER_DAY * window.days() * (window.business() ? DAYS_PER_BUSINESS_DAY : 1);
    }
}

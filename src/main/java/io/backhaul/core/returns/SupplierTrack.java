package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import java.util.List;

/** The one word for what a supplier owes and has credited for a leg. */
final class SupplierTrack {

    private SupplierTrack() {}

    /**
     * @param goods the goods track
     * @param silent true when the time to report an inspection has passed without one
     * @param asked true when he was asked
     * @param dead true when his claim window closed before anybody told him (rows S16, S20)
     */
    static SupplierMoney of(
            Facts facts,
            String supplier,
            List<LineState> lines,
            Goods goods,
            boolean silent,
            Claim claim,
            boolean asked,
            boolean dead) {
        if (claim.settled()) {
            return claim.writtenOff().isPositive() ? SupplierMoney.WRITTEN_OFF : SupplierMoney.CREDITED;
        }
        if (claim.credited().isPositive()) {
            return SupplierMoney.PART_CREDITED;
        }
        if (goods == Goods.CANCELLED || goods == Goods.EXPIRED || claim.withdrawn()) {
            return SupplierMoney.NONE;
        }
        if (dead) {
            return SupplierMoney.EXPIRED;
        }
        if (claim.expected() == null && facts.decided(OperatorAction.WRITE_OFF, supplier)) {
            return SupplierMoney.WRITTEN_OFF;
        }
        if (lines.stream().noneMatch(l -> l.granted().accepts() || l.authorised() > 0)) {
            return SupplierMoney.NONE;
        }
        if (claim.declined()
                || lines.stream().allMatch(l -> l.declined() >= l.line().quantity())) {
            return SupplierMoney.DECLINED;
        }
        if (isFree(claim) && (goods.isTerminal() || silent)) {
            return SupplierMoney.NONE;
        }
        if (lines.stream().anyMatch(l -> l.authorised() > 0)) {
            return SupplierMoney.ACCEPTED;
        }
        return asked ? SupplierMoney.CLAIMED : SupplierMoney.NONE;
    }

    /** True when he owes nothing for what came back (row S2, or everything was missing). */
    private static boolean isFree(Claim claim) {
        return claim.expected() != null
                && claim.expected().isZero()
                && claim.booked().isZero();
    }
}

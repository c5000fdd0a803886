package io.backhaul.core.correlation;

import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReplacementShipped;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ShipmentStatusChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One message about several returns, told to each its part: only where the message names every one of them by an exact key
 * and each of its lines fits exactly one. A scan of a parcel that holds several returns concerns them all, and so does a dispute
 * of the payment they share.
 */
public final class Splitting {

    private Splitting() {}

    /** The parts, one per return; empty when a person has to divide it. */
    public static List<ReturnMessage> parts(
            ReturnMessage message, List<Candidate> candidates, Collection<Sketch> sketches) {
        if (message instanceof ShipmentStatusChanged scan) {
            return scanned(scan, candidates);
        }
        if (message instanceof PaymentDisputed dispute) {
            return disputed(dispute, candidates);
        }
        String supplier = Correlation.supplier(message);
        if (supplier == null || candidates.size() < 2 || !namesEach(candidates)) {
            return List.of();
        }
        Map<UUID, List<LineQuantity>> shares = shares(message, supplier, candidates, sketches);
        return shares.size() < candidates.size()
                ? List.of()
                : candidates.stream()
                        .map(c -> part(message, c, shares.get(c.caseId())))
                        .toList();
    }

    private static List<ReturnMessage> scanned(ShipmentStatusChanged scan, List<Candidate> candidates) {
        List<Candidate> open = candidates.stream()
                .filter(Candidate::open)
                .filter(c -> c.matched().stream().anyMatch(r -> r.type() == Type.TRACKING))
                .toList();
        return open.size() < 2
                ? List.of()
                : open.stream().map(c -> part(scan, c, List.of())).toList();
    }

    /** A disputed payment concerns every return of its order, the closed ones too. */
    private static List<ReturnMessage> disputed(PaymentDisputed dispute, List<Candidate> candidates) {
        List<Candidate> paid = candidates.stream()
                .filter(c -> c.matched().stream().anyMatch(r -> r.type() == Type.PAYMENT))
                .toList();
        return paid.size() < 2
                ? List.of()
                : paid.stream().map(c -> part(dispute, c, List.of())).toList();
    }

    /** True when each has a key in the message that no other has. */
    private static boolean namesEach(List<Candidate> candidates) {
        return candidates.stream()
                .allMatch(c -> c.matched().stream()
                        .anyMatch(key -> candidates.stream()
                                .noneMatch(o -> o != c && o.matched().contains(key))));
    }

    private static Map<UUID, List<LineQuantity>> shares(
            ReturnMessage message, String supplier, List<Candidate> candidates, Collection<Sketch> sketches) {
        Set<UUID> named = candidates.stream().map(Candidate::caseId).collect(Collectors.toSet());
        Map<UUID, List<LineQuantity>> shares = new LinkedHashMap<>();
        for (LineQuantity line : Contents.lines(message)) {
            List<Sketch> fitting = sketches.stream()
                    .filter(s -> named.contains(s.caseId()))
                    .filter(s ->
                            s.part(supplier).filter(p -> holds(p, line.sku())).isPresent())
                    .toList();
            boolean tooMany = fitting.size() == 1
                    && line.quantity()
                            > GoodsEvidence.units(
                                    line, fitting.get(0).part(supplier).orElseThrow());
            if (fitting.size() != 1 || tooMany) {
                return Map.of();
            }
            shares.computeIfAbsent(fitting.get(0).caseId(), id -> new ArrayList<>())
                    .add(line);
        }
        return shares;
    }

    private static boolean holds(Sketch.Part part, String sku) {
        return part.units().keySet().stream().anyMatch(sku::equalsIgnoreCase);
    }

    private static ReturnMessage part(ReturnMessage message, Candidate c, List<LineQuantity> lines) {
        Envelope e = envelope(message.envelope(), c);
        if (message instanceof ReturnAuthorized m) {
            return new ReturnAuthorized(
                    e, m.supplier(), lines, m.rma(), m.returnAddress(), m.keepGoods(), m.labelUrl());
        } else if (message instanceof ReturnDeclined m) {
            return new ReturnDeclined(e, m.supplier(), lines, m.reasonText());
        } else if (message instanceof GoodsReceived m) {
            return new GoodsReceived(e, m.supplier(), lines);
        } else if (message instanceof InspectionReported m) {
            return new InspectionReported(e, m.supplier(), lines, m.disposition(), m.finding());
        } else if (message instanceof ReplacementShipped m) {
            return new ReplacementShipped(e, m.supplier(), lines, m.trackingNumber());
        } else if (message instanceof ShipmentStatusChanged m) {
            return new ShipmentStatusChanged(e, m.trackingNumber(), m.status());
        } else if (message instanceof PaymentDisputed m) {
            return new PaymentDisputed(
                    e, m.gateway(), m.disputeId(), m.amount(), m.status(), m.reasonText(), m.respondBy(), m.fees());
        }
        throw new IllegalArgumentException(message.kind() + " has no lines to divide");
    }

    /** The part names its case and what the message said about it; its id and key are derived, so splitting again changes nothing. */
    private static Envelope envelope(Envelope whole, Candidate c) {
        List<Reference> about = new ArrayList<>(c.matched());
        about.add(Reference.of(Type.CASE, c.caseId().toString()));
        return new Envelope(
                Uuid5.of(whole.id() + "/part/" + c.caseId()),
                whole.merchant(),
                whole.source(),
                whole.key() + "/part/" + c.caseId(),
                about.stream().distinct().sorted().toList(),
                whole.occurredAt(),
                whole.receivedAt(),
                whole.sequence(),
                whole.schemaVersion());
    }
}

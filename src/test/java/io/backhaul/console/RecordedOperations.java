package io.backhaul.console;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what was asked of the hub. */
final class RecordedOperations implements Operations {

    final List<Decision> decisions = new CopyOnWriteArrayList<>();
    final List<Resolution> resolutions = new CopyOnWriteArrayList<>();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    final List<UUID> replays = new CopyOnWriteArrayList<>();

    @Override
    public UUID decide(Decision decision) {
        if ("ADVISED".equals(decision.reference()) && decision.overrides() == null) {
            throw new Advised("PartialRefundBand", "a partial refund should be between 20 and 50 percent");
        }
        decisions.add(decision);
        return UUID.randomUUID();
    }

    @Override
    public UUID resolve(Resolution resolution) {
        resolutions.add(resolution);
        return UUID.randomUUID();
    }

    @Override
    public void revokeKey(String merchant, UUID id, String by, String note) {
        revoked.add(merchant + " " + id + " " + by + ": " + note);
    }

    @Override
    public ReplayPlan replay(String merchant, UUID id, boolean dryRun, String by) {
        if (!dryRun) {
            replays.add(id);
        }
        return new ReplayPlan(id, dryRun, "RECEIVED", false, List.of("It is read and matched again."));
    }
}

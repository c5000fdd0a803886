package io.backhaul.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One blow.
 *
 * @param pause how long after the hub is up; for {@code whileStarting} how long after its process was started
 */
record Kill(Kind kind, Duration pause, boolean whileStarting) {

    /** What is killed with SIGKILL. */
    enum Kind {
        /** The JVM: web, routes and broker. Its PostgreSQL stays behind as an orphan. */
        HUB,
        /** The postmaster only: the hub must recover without a restart. */
        POSTMASTER,
        /** Both at the same moment. */
        BOTH,
        /** The JVM, and then the broker's journal is deleted. */
        JOURNAL
    }

    /** Each kind once, the journal no more often, the others at random; the order is random too. */
    static List<Kill> plan(int kills, Random random) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            kinds.add(i < Kind.values().length ? Kind.values()[i] : Kind.values()[random.nextInt(3)]);
        }
        Collections.shuffle(kinds, random);
        List<Kill> plan = new ArrayList<>();
        for (Kind kind : kinds) {
            boolean whileStarting = kind == Kind.HUB && !plan.isEmpty() && random.nextInt(3) == 0;
            plan.add(new Kill(kind, Duration.ofMillis(500 + random.nextInt(11_500)), whileStarting));
        }
        return plan;
    }
}

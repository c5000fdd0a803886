package io.backhaul.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One blow.
 *
 * @param pause how long after its moment has come
 */
record Kill(Kind kind, Moment moment, Duration pause) {

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

    /** When it is killed. */
    enum Moment {
        /** Some time after the hub is up, with returns under way. */
        ANY,
        /** Some time after the hub's process was started. */
        STARTING,
        /** The gateway has made a refund and has not answered yet. */
        REFUND
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
            Moment moment = moment(kind, plan.size(), random);
            int most = moment == Moment.REFUND ? 1_000 : 12_000;
            plan.add(new Kill(kind, moment, Duration.ofMillis(random.nextInt(most))));
        }
        return plan;
    }

    private static Moment moment(Kind kind, int earlier, Random random) {
        boolean justKilled = kind == Kind.HUB && earlier > 0;
        return switch (random.nextInt(4)) {
            case 0 -> justKilled ? Moment.STARTING : Moment.ANY;
            case 1 -> Moment.ANY;
            default -> Moment.REFUND;
        };
    }
}

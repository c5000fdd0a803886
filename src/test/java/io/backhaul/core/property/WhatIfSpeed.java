package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.MERCHANT;

import com.sun.management.OperatingSystemMXBean;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.hindsight.WhatIf;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.port.Cases.Stored;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures a what-if over many histories; no test. Four of five take the usual course of a return, request to credit; the
 * fifth is random, which is harsher than real life. To run it with 10,000 of them, or as many as the first argument says;
 * the second chooses {@code USUAL} or {@code RANDOM} ones only, or {@code STORE} for the mix:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.cp -Dmdep.includeScope=test
 * java -cp target/test-classes:target/classes:$(cat target/test.cp) io.backhaul.core.property.WhatIfSpeed
 * }</pre>
 */
final class WhatIfSpeed {

    private static final int STEPS = 12;

    /** Of this many histories of a store, one is random. */
    private static final int ONE_IN = 5;

    /** Request, yes, instructions, parcel, inspection, refund, with the days between them. */
    private static final List<Step> USUAL = List.of(
            step(Step.Kind.AUTHORIZED, 0),
            step(Step.Kind.STORE_DONE, 0),
            step(Step.Kind.TIME, 2),
            step(Step.Kind.SHIPPED, 0),
            step(Step.Kind.TIME, 4),
            step(Step.Kind.DELIVERED, 0),
            step(Step.Kind.TIME, 1),
            step(Step.Kind.INSPECTED, 0),
            step(Step.Kind.REFUND_PAID, 0),
            step(Step.Kind.TIME, 7));

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private enum Mix {
        USUAL,
        RANDOM,
        STORE;

        boolean usual(int number) {
            return this == USUAL || this == STORE && number % ONE_IN != 0;
        }
    }

    private WhatIfSpeed() {}

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Mix mix = args.length > 1 ? Mix.valueOf(args[1]) : Mix.STORE;
        List<Stored> past = IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> mix.usual(number) ? usual(number) : random(number))
                .toList();
        long facts = past.stream().mapToLong(s -> s.facts().size()).sum();
        System.out.printf("%d histories (%s) with %d facts%n", past.size(), mix, facts);
        for (int round = 1; round <= 2; round++) {
            measure(round, past);
        }
    }

    private static void measure(int round, List<Stored> past) {
        long start = System.nanoTime();
        long cpu = MACHINE.getProcessCpuTime();
        WhatIf.Result result =
                new WhatIf(new Decisions(Rules.all()), WhatIfSpeed::changed, END).run(past.parallelStream());
        System.out.printf(
                "round %d: %.1f s (%.1f s of processor time), %d cases changed, refunds %s -> %s%n",
                round,
                (System.nanoTime() - start) / 1e9,
                (MACHINE.getProcessCpuTime() - cpu) / 1e9,
                result.changed().size(),
                result.total().before().refunds(),
                result.total().after().refunds());
    }

    private static Terms changed(Terms t) {
        Policy policy = Policy.usual(
                Demo.ZONE,
                Window.days(14, Window.Anchor.ORDER),
                Map.of("USD", Demo.usd("70.00")),
                Window.days(3, Window.Anchor.DELIVERY),
                Window.days(30, Window.Anchor.AUTHORIZATION));
        return new Terms(policy, t.passports(), t.gateways(), t.stores(), t.hash(), t.addresses());
    }

    private static Stored usual(int seed) {
        Story story = History.of(USUAL, seed % 10 == 1, 1).story();
        Money owed = story.leg(Demo.ACME).claim().open();
        story.tell(story.says(Demo.ACME).credits("CM-1", owed));
        return stored(story);
    }

    private static Stored random(int seed) {
        Random random = new Random(seed);
        Step.Kind[] kinds = Step.Kind.values();
        List<Step> steps = Stream.generate(() -> new Step(
                        kinds[random.nextInt(kinds.length)], random.nextInt(3), random.nextInt(30), random.nextInt(3)))
                .limit(STEPS)
                .toList();
        return stored(
                History.of(steps, random.nextBoolean(), 1 + random.nextInt(3)).story());
    }

    private static Stored stored(Story story) {
        story.passes(Duration.ofDays(1));
        return story.cases().load(MERCHANT, story.id()).orElseThrow();
    }

    private static Step step(Step.Kind kind, int which) {
        return new Step(kind, 0, which, 0);
    }
}

package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.MERCHANT;

import com.sun.management.OperatingSystemMXBean;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.hindsight.WhatIf;
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
 * Measures a what-if over random histories; no test. To run it with 10,000 of them, or as many as the argument says:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.cp -Dmdep.includeScope=test
 * java -cp target/test-classes:target/classes:$(cat target/test.cp) io.backhaul.core.property.WhatIfSpeed
 * }</pre>
 */
final class WhatIfSpeed {

    private static final int STEPS = 12;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private WhatIfSpeed() {}

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        List<Stored> past = IntStream.range(0, count)
                .parallel()
                .mapToObj(WhatIfSpeed::stored)
                .toList();
        long facts = past.stream().mapToLong(s -> s.facts().size()).sum();
        System.out.printf("%d histories with %d facts%n", past.size(), facts);
        for (int round = 1; round <= 2; round++) {
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
    }

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static Terms changed(Terms t) {
        Policy policy = Policy.usual(
                Demo.ZONE,
                Window.days(14, Window.Anchor.ORDER),
                Map.of("USD", Demo.usd("70.00")),
                Window.days(3, Window.Anchor.DELIVERY),
                Window.days(30, Window.Anchor.AUTHORIZATION));
        return new Terms(policy, t.passports(), t.gateways(), t.stores(), t.hash());
    }

    private static Stored stored(int seed) {
        Random random = new Random(seed);
        Step.Kind[] kinds = Step.Kind.values();
        List<Step> steps = Stream.generate(() -> new Step(
                        kinds[random.nextInt(kinds.length)], random.nextInt(3), random.nextInt(30), random.nextInt(3)))
                .limit(STEPS)
                .toList();
        Story story =
                History.of(steps, random.nextBoolean(), 1 + random.nextInt(3)).story();
        story.passes(Duration.ofDays(1));
        return story.cases().load(MERCHANT, story.id()).orElseThrow();
    }
}

package io.backhaul.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged messages: nothing but a refusal may come out of a reader, within seconds, and where the whole message says nothing
 * its damaged copy says nothing either. The same inputs every time; {@code -Dfuzz.inputs=100000} for more of them, those that
 * fail are left in {@code target/corpus/fuzz}.
 */
class SupplierFuzzTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261006L);
    private static final long PATIENCE_SECONDS =
            10; // an X12 file of many interchanges commits each; the machine may be busy
    private static final int FAILURES_SHOWN = 20;
    private static final int LARGEST_SEED = 20_000;
    private static final Path FAILED = Path.of("target/corpus/fuzz");

    /**
     * @param silent nothing is to be understood of it
     * @param guarded words stand in it that something else takes back: damage may legitimately free them
     */
    private record Seed(String name, String channel, String file, byte[] bytes, boolean silent, boolean guarded) {}

    private final ExecutorService worker = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    @Test
    void damageNeitherCrashesNorHangsNorBecomesAFact(@TempDir Path scratch) throws Exception {
        SupplierReaders readers = new SupplierReaders(scratch);
        List<Seed> seeds = seeds();
        List<String> failures = new ArrayList<>();
        Random random = new Random(SEED);
        long slowest = 0;
        long start = System.nanoTime();
        for (int i = 0; i < INPUTS && failures.size() < FAILURES_SHOWN; i++) {
            Seed seed = seeds.get(i % seeds.size());
            Seed other = like(seeds, seed, random);
            Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
            byte[] damaged = damaged(seed, other, mutation, random);
            long from = System.nanoTime();
            String failure = failure(readers, seed, damaged, mayFreeWords(seed, other, mutation));
            slowest = Math.max(slowest, System.nanoTime() - from);
            if (i % 10_000 == 9_999) {
                System.out.printf("%d damaged inputs read, the slowest took %d ms%n", i + 1, slowest / 1_000_000);
            }
            if (failure != null) {
                failures.add(kept(i, seed, mutation, damaged) + ": " + failure);
            }
        }
        System.out.printf(
                "%d damaged inputs of %d seeds in %d s, the slowest took %d ms%n",
                INPUTS, seeds.size(), (System.nanoTime() - start) / 1_000_000_000, slowest / 1_000_000);
        assertThat(failures).isEmpty();
    }

    private static byte[] damaged(Seed seed, Seed other, Mutation mutation, Random random) {
        byte[] damaged = mutation.apply(seed.bytes(), other.bytes(), random);
        return random.nextInt(4) == 0 ? Mutation.LINE_ENDS.apply(damaged, other.bytes(), random) : damaged;
    }

    private static boolean mayFreeWords(Seed seed, Seed other, Mutation mutation) {
        boolean mixed = mutation == Mutation.SPLICE && (!other.silent() || other.guarded());
        return !seed.silent() || mixed || seed.guarded() && !mutation.keepsWords();
    }

    /** What is wrong with the reading, or null. */
    private String failure(SupplierReaders readers, Seed seed, byte[] damaged, boolean factAllowed)
            throws InterruptedException {
        Future<Outcome> reading = worker.submit(() -> readers.read(seed.channel(), seed.file(), damaged));
        try {
            Outcome outcome = reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return factAllowed || outcome.messages().isEmpty() ? null : "a new fact: " + outcome.messages();
        } catch (TimeoutException e) {
            reading.cancel(true);
            return "takes longer than " + PATIENCE_SECONDS + " s";
        } catch (ExecutionException e) {
            StackTraceElement[] at = e.getCause().getStackTrace();
            return "crashes with " + e.getCause() + " " + Arrays.asList(at).subList(0, Math.min(6, at.length));
        }
    }

    /** The corpus and the shorter hostile inputs. */
    private static List<Seed> seeds() {
        Stream<Seed> corpus = Sample.all().stream()
                .map(s -> new Seed(
                        s.name(),
                        s.channel(),
                        s.fileName(),
                        s.bytes(),
                        !s.expect().equals("message"),
                        s.guarded()));
        Stream<Seed> hostile = HostileRun.inputs()
                .filter(Hostile::isSmall)
                .map(h -> new Seed(h.name(), h.channel(), h.file(), h.content().get(), false, true));
        return Stream.concat(corpus, hostile)
                .filter(seed -> seed.bytes().length <= LARGEST_SEED)
                .toList();
    }

    private static Seed like(List<Seed> seeds, Seed seed, Random random) {
        for (int attempt = 0; attempt < 50; attempt++) {
            Seed other = seeds.get(random.nextInt(seeds.size()));
            if (other.channel().equals(seed.channel())) {
                return other;
            }
        }
        return seed;
    }

    private static String kept(int number, Seed seed, Mutation mutation, byte[] damaged) {
        try {
            Files.createDirectories(FAILED);
            Path file =
                    FAILED.resolve(number + "-" + mutation + "-" + seed.file().replaceAll("[^A-Za-z0-9.-]", "_"));
            Files.write(file, damaged);
            return file + " (" + seed.name() + ")";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

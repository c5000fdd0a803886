package io.backhaul.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads every hostile input, and after each good messages, in a process with little memory; says per input, as a line of
 * JSON, what became of it. What kills the process has no line.
 */
final class HostileRun {

    private static final Set<String> GOOD = Set.of("mail/en-owa-photos-wanted.eml", "x12/180-authorized-ra.edi");

    /** Time is that of the processor: it does not depend on what else the machine does. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private HostileRun() {}

    /** @param arguments a directory for scratch files, the file of the lines */
    public static void main(String[] arguments) throws IOException {
        SupplierReaders readers = new SupplierReaders(Path.of(arguments[0]));
        Map<Sample, Outcome> good = good(readers);
        try (PrintStream lines = new PrintStream(Files.newOutputStream(Path.of(arguments[1])), true, "UTF-8")) {
            inputs().forEach(input -> lines.println(read(readers, good, input)));
        }
        System.exit(0);
    }

    /** Good messages, and how they are read before any harm is done. */
    private static Map<Sample, Outcome> good(SupplierReaders readers) {
        Map<Sample, Outcome> good = Sample.all().stream()
                .filter(sample -> GOOD.contains(sample.name()))
                .collect(Collectors.toMap(sample -> sample, readers::read));
        if (good.size() < GOOD.size()
                || good.values().stream().anyMatch(o -> o.messages().isEmpty())) {
            throw new IllegalStateException("not read even before: " + good.values());
        }
        return good;
    }

    static Stream<Hostile> inputs() {
        return Stream.of(HostileMails.all(), HostileFiles.all(), HostileTrees.all())
                .flatMap(List::stream);
    }

    private static String read(SupplierReaders readers, Map<Sample, Outcome> good, Hostile input) {
        byte[] content = input.content().get();
        long start = CPU.getCurrentThreadCpuTime();
        Outcome outcome = attempt(readers, input, content);
        long millis = (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
        boolean next = good.entrySet().stream()
                .allMatch(message -> readers.read(message.getKey()).equals(message.getValue()));
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "name",
                            input.name(),
                            "millis",
                            millis,
                            "bytes",
                            content.length,
                            "facts",
                            outcome.messages().toString(),
                            "reasons",
                            outcome.reasons(),
                            "next",
                            next));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A crash is an answer too: the test tells it from a refusal by its first word. */
    private static Outcome attempt(SupplierReaders readers, Hostile input, byte[] content) {
        try {
            return readers.read(input.channel(), input.file(), content);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            StackTraceElement at = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
            return new Outcome(List.of(), List.of("CRASH " + e + " at " + at));
        }
    }
}

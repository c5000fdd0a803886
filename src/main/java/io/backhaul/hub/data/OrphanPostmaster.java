package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The postmaster that a killed hub leaves behind. It is stopped when {@code postmaster.pid} names a live process whose
 * command line carries this very directory; a stranger who now has that process number is left alone.
 */
final class OrphanPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostmaster.class);
    private static final long HIGHEST_PID = 4_194_304;

    private OrphanPostmaster() {}

    /** After it returns PostgreSQL can be started on the directory. */
    static void stop(Path cluster) throws IOException {
        Optional<ProcessHandle> named = named(cluster);
        if (named.isEmpty()) {
            return;
        }
        if (belongsTo(named.get(), cluster)) {
            LOG.warn(
                    "A killed hub left its PostgreSQL running (process {}); stopping it",
                    named.get().pid());
            end(named.get());
        } else {
            disownPid(cluster);
        }
    }

    /** The live process that {@code postmaster.pid} names. */
    static Optional<ProcessHandle> named(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean belongsTo(ProcessHandle process, Path cluster) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return List.of(arguments).contains(cluster.toString())
                || process.info().commandLine().orElse("").contains("-D " + cluster + " ");
    }

    private static void end(ProcessHandle postmaster) {
        postmaster.destroy();
        if (!gone(postmaster, 30)) {
            postmaster.destroyForcibly(); // fsync is on: PostgreSQL recovers from this
            if (!gone(postmaster, 30)) {
                throw new StartRefused(
                        "PostgreSQL of a killed hub (process " + postmaster.pid() + ") cannot be stopped.",
                        "End that process, then start the hub again.");
            }
        }
    }

    private static boolean gone(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * In a restarted container the number in the file may now belong to any program, and PostgreSQL would refuse to start.
     * Only the number is replaced by one that is free: the rest of the file still guards against live backends.
     */
    private static void disownPid(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        long free = HIGHEST_PID - 1;
        while (ProcessHandle.of(free).isPresent()) {
            free--;
        }
        lines.set(0, Long.toString(free));
        Files.write(file, lines);
    }
}

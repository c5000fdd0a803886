package io.backhaul.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A package of the npm registry, fetched and unpacked by npm and tar into the build directory, which nobody commits. */
final class NpmPackage {

    private static final long SECONDS = 120;

    private NpmPackage() {}

    /** Why a package is not at hand: no npm, no network, no such version. */
    static final class NotAtHand extends Exception {
        private static final long serialVersionUID = 1L;

        NotAtHand(String message) {
            super(message);
        }
    }

    /** Fetches {@code name@version} unless it was fetched before; answers the directory with its files. */
    static Path fetch(String spec, Path into) throws NotAtHand, IOException, InterruptedException {
        Path home = into.resolve(spec.replaceAll("[^A-Za-z0-9.-]", "_"));
        Path unpacked = home.resolve("package");
        Path whole = home.resolve("whole");
        if (Files.exists(whole)) {
            return unpacked;
        }
        Files.createDirectories(home);
        run(home, List.of("npm", "pack", "--silent", spec), spec);
        run(home, List.of("tar", "xzf", archive(home).getFileName().toString()), spec);
        Files.createFile(whole);
        return unpacked;
    }

    private static Path archive(Path home) throws IOException, NotAtHand {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(f -> f.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new NotAtHand("npm pack left no archive in " + home));
        }
    }

    private static void run(Path directory, List<String> command, String spec)
            throws NotAtHand, IOException, InterruptedException {
        Path log = directory.resolve(command.get(0) + ".log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new NotAtHand(command.get(0) + " is not installed: " + e.getMessage());
        }
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new NotAtHand(spec + ": no answer from the npm registry within " + SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new NotAtHand(
                    spec + " cannot be had: " + Files.readString(log).strip());
        }
    }
}

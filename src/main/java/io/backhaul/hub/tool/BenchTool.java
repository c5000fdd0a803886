package io.backhaul.hub.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.bench.Analyst;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Known;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import io.backhaul.bench.Sample;
import io.backhaul.bench.Way;
import io.backhaul.console.Refused;
import io.backhaul.hub.StartRefused;
import io.backhaul.hub.bench.FileWriter;
import io.backhaul.hub.bench.KnownKeys;
import io.backhaul.hub.data.DatabaseForReading;
import io.backhaul.mapping.Mappings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar backhaul.jar bench --supplier=code --samples=directory [--name=..] [--merchant=code] [--publish]}: proposes
 * passport and mapping from a supplier's old messages and prints what all of them would become. With {@code --publish} it
 * writes the files where none of that name is yet. Values are looked up in the hub's database where there is one. With
 * {@code --mapping=file.jsonata [--url=http://localhost:8080]} instead of samples the running hub reads everything the supplier
 * ever sent with that mapping, beside the present one.
 */
public final class BenchTool {

    /** The first word of the command line. */
    public static final String NAME = "bench";

    private static final int WRONG = 2;

    private BenchTool() {}

    /** @return 0; 1 when a sample is not read; 2 when it could not be done and the reason was printed */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try (ConfigurableApplicationContext settings = CommandLine.settings(args)) {
            Environment asked = settings.getEnvironment();
            return asked.containsProperty("mapping") ? compare(asked, out) : run(asked, out);
        } catch (StartRefused e) {
            err.println(e.getMessage() + "\n" + e.remedy());
        } catch (Refused | IllegalArgumentException | IllegalStateException | IOException e) {
            err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WRONG;
    }

    /** The running hub reads all he ever sent with the changed mapping; it alone can open the originals. */
    private static int compare(Environment asked, PrintStream out) throws IOException, InterruptedException {
        Path file = Path.of(asked.getProperty("mapping", ""));
        if (!Files.isReadable(file)) {
            throw new Refused("There is no file " + file + " that can be read.");
        }
        String path =
                "/api/bench/history/" + URLEncoder.encode(asked.getProperty("supplier", ""), StandardCharsets.UTF_8);
        JsonNode compared = RunningHub.of(asked).call("POST", path, Files.readAllBytes(file));
        BenchTable.print(compared, out);
        return compared.path("changes").isEmpty() ? 0 : 1;
    }

    private static int run(Environment asked, PrintStream out) throws IOException {
        String code = asked.getProperty("supplier", "");
        String directory = asked.getProperty("samples", "");
        if (code.isBlank() || directory.isBlank()) {
            throw new Refused("usage: " + NAME + " --supplier=CODE --samples=DIRECTORY [--name=NAME] [--merchant=demo]"
                    + " [--publish], or --supplier=CODE --mapping=FILE.jsonata [--url=http://localhost:8080]");
        }
        List<Sample> samples = samples(Path.of(directory));
        String merchant = asked.getProperty("merchant", asked.getProperty("backhaul.console.merchant", "demo"));
        Path mappingFiles = Path.of(asked.getProperty("backhaul.mappings-dir", "./mappings"));
        Mappings mappings = new Mappings(mappingFiles);
        Proposal proposal = withKnown(
                asked,
                merchant,
                out,
                known ->
                        new Analyst(known, mappings).propose(code, asked.getProperty("name", code), merchant, samples));
        Way way = Way.of(proposal.draft(), mappings);
        Replay replay = Replay.of(samples, way);
        BenchTable.print(proposal, replay, out);
        if (asked.containsProperty("publish")) {
            DraftFiles files = DraftFiles.of(proposal.draft(), samples, Set.of(), way, Optional.empty());
            Path config = Path.of(asked.getProperty("backhaul.config-dir", "./config"));
            publish(files, new FileWriter(config, mappingFiles), out);
        }
        return replay.notRead().isEmpty() ? 0 : 1;
    }

    private static void publish(DraftFiles files, FileWriter writer, PrintStream out) {
        Set<String> there = writer.replaced(files).keySet();
        if (!there.isEmpty()) {
            throw new Refused("Not written: " + String.join(", ", there)
                    + " say something else already or are samples of an earlier version. Publish a new version on the page,"
                    + " which keeps the old one.");
        }
        writer.write(files).forEach(name -> out.println("written  " + name));
        out.println("Look through the samples for names that rules cannot see. Restart the hub: he begins in shadow.");
    }

    private static Proposal withKnown(
            Environment asked, String merchant, PrintStream out, Function<Known, Proposal> work) throws IOException {
        try (DatabaseForReading database = DatabaseForReading.open(asked)) {
            return work.apply(new KnownKeys(JdbcClient.create(database.dataSource()), merchant));
        } catch (StartRefused e) {
            out.println("No values are looked up: " + e.getMessage());
            return work.apply(Known.nothing());
        }
    }

    private static List<Sample> samples(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Refused("There is no directory " + directory + ".");
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty() || files.size() > Sample.MOST) {
            throw new Refused(
                    directory + " holds " + files.size() + " files; the bench takes 1 to " + Sample.MOST + ".");
        }
        List<Sample> samples = new java.util.ArrayList<>();
        for (Path file : files) {
            samples.add(new Sample(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return samples;
    }
}

package io.backhaul.hub.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A merchant's and a supplier's file that use every field, read as the hub reads them. */
final class CompleteFiles {

    static final Path DIRECTORY = Path.of("src/test/resources/policies/complete");

    private static final Pattern UNKNOWN = Pattern.compile("unknown key 'unheardOf'; known here are (.*)");

    private CompleteFiles() {}

    static String merchant() {
        return text("merchants");
    }

    static String supplier() {
        return text("suppliers");
    }

    static MerchantConfig readMerchant(String text, Problems problems) {
        return MerchantFile.read(root(text, problems), "hash");
    }

    static SupplierConfig readSupplier(String text, Problems problems) {
        return new SupplierFile("returns", Set.of("mail/answers")).read(root(text, problems), "hash");
    }

    /** The fields the reader would have known where it found the key unheardOf. */
    static Set<String> unknownKeys(String kind, String text) {
        Problems problems = new Problems();
        if (kind.equals("merchant")) {
            readMerchant(text, problems);
        } else {
            readSupplier(text, problems);
        }
        String all = String.join("\n", problems.found());
        Matcher found = UNKNOWN.matcher(all);
        return found.find()
                ? Arrays.stream(found.group(1).split(", ")).collect(Collectors.toCollection(TreeSet::new))
                : Set.of(all);
    }

    static List<String> problems(String kind, String text) {
        Problems problems = new Problems();
        if (kind.equals("merchant")) {
            readMerchant(text, problems);
        } else {
            readSupplier(text, problems);
        }
        return problems.found();
    }

    private static Section root(String text, Problems problems) {
        return new ConfigFile("complete.yaml", text)
                .root(new Placeholders(name -> null), problems)
                .orElseThrow(() -> new IllegalStateException(problems.found().toString()));
    }

    private static String text(String kind) {
        try {
            return Files.readString(DIRECTORY.resolve(kind).resolve("complete.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

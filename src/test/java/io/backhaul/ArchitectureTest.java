package io.backhaul;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the house: arrows point inward, the core is pure, partners do not know each other. */
@AnalyzeClasses(packages = "io.backhaul", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int LONGEST_FILE = 200;

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_JAVA_AND_ITSELF = classes()
            .that()
            .resideInAPackage("io.backhaul.core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.backhaul.core.."));

    @ArchTest
    static final ArchRule THE_CORE_READS_NO_CLOCK_AND_NO_WORLD = noClasses()
            .that()
            .resideInAPackage("io.backhaul.core..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.io.."))
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("io.backhaul.core..", "io.backhaul.mapping..", "io.backhaul.partner..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.camel..", "org.springframework..", "java.sql.."));

    @ArchTest
    static final ArchRule PARTNERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.backhaul.partner.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule MAPPING_AND_PARTNERS_LOOK_ONLY_INWARD = noClasses()
            .that()
            .resideInAnyPackage("io.backhaul.mapping..", "io.backhaul.partner..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.backhaul.hub..", "io.backhaul.console..", "io.backhaul.store..", "io.backhaul.finance.."));

    @ArchTest
    static final ArchRule MAPPING_KNOWS_NO_PARTNER = noClasses()
            .that()
            .resideInAPackage("io.backhaul.mapping..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.backhaul.partner.."));

    @ArchTest
    static final ArchRule STORE_AND_FINANCE_KNOW_NOT_WHO_RUNS_THEM = noClasses()
            .that()
            .resideInAnyPackage("io.backhaul.store..", "io.backhaul.finance..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.backhaul.hub..", "io.backhaul.console.."));

    @ArchTest
    static final ArchRule THE_CONSOLE_KNOWS_NO_HUB = noClasses()
            .that()
            .resideInAPackage("io.backhaul.console..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.backhaul.hub.."));

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    @Test
    void noFileHasMoreThanTwoHundredLinesOfCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> tooLong = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> linesOfCode(f) > LONGEST_FILE)
                    .map(f -> f.getFileName() + " has " + linesOfCode(f))
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long linesOfCode(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("//") && !l.startsWith("*") && !l.startsWith("/*"))
                    .filter(l -> !l.startsWith("import ") && !l.startsWith("package "))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

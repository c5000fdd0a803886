package io.backhaul;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the house: arrows point inward, the core is pure, partners do not know each other. */
class ArchitectureTest {

    private static final int LONGEST_FILE = 200;

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.backhaul");

    @Test
    void theCoreKnowsOnlyJavaAndItself() {
        classes()
                .that()
                .resideInAPackage("io.backhaul.core..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.backhaul.core.."))
                .check(HOUSE);
    }

    @Test
    void theCoreReadsNoClockAndNoWorld() {
        noClasses()
                .that()
                .resideInAPackage("io.backhaul.core..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.io.."))
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(HOUSE);
    }

    @Test
    void purePackagesKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.backhaul.core..", "io.backhaul.mapping..", "io.backhaul.partner..", "io.backhaul.bench..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.camel..", "org.springframework..", "java.sql.."))
                .check(HOUSE);
    }

    @Test
    void partnersDoNotKnowEachOther() {
        slices().matching("io.backhaul.partner.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void mappingAndPartnersLookOnlyInward() {
        noClasses()
                .that()
                .resideInAnyPackage("io.backhaul.mapping..", "io.backhaul.partner..", "io.backhaul.bench..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.backhaul.hub..", "io.backhaul.console..", "io.backhaul.store..", "io.backhaul.finance.."))
                .check(HOUSE);
    }

    @Test
    void nobodyWhoReadsMessagesKnowsTheBench() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.backhaul.core..",
                        "io.backhaul.mapping..",
                        "io.backhaul.partner..",
                        "io.backhaul.store..",
                        "io.backhaul.finance..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.backhaul.bench.."))
                .check(HOUSE);
    }

    @Test
    void mappingKnowsNoPartner() {
        noClasses()
                .that()
                .resideInAPackage("io.backhaul.mapping..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.backhaul.partner.."))
                .check(HOUSE);
    }

    @Test
    void storeAndFinanceKnowNotWhoRunsThem() {
        noClasses()
                .that()
                .resideInAnyPackage("io.backhaul.store..", "io.backhaul.finance..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.backhaul.hub..", "io.backhaul.console.."))
                .check(HOUSE);
    }

    @Test
    void theConsoleKnowsNoHub() {
        noClasses()
                .that()
                .resideInAPackage("io.backhaul.console..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.backhaul.hub.."))
                .check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(HOUSE);
    }

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

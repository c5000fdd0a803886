package io.backhaul.mapping.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.words.Finding.Kind;
import io.backhaul.partner.mail.ReplyCutter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a supplier writes: what is quoted or signed changes nothing, and doubt never makes a fact. */
class WhatIsSaidProperties {

    private static final PhraseBooks BOOKS = PhraseBooks.load(Path.of("mappings/mail/words"));
    private static final Set<Kind> FACTS = EnumSet.of(
            Kind.ACCEPTS,
            Kind.DECLINES,
            Kind.REFUSES_CREDIT,
            Kind.ARRIVED,
            Kind.INSPECTED,
            Kind.DISPOSITION,
            Kind.REASON,
            Kind.MEMO);
    private static final Map<String, List<String>> DOUBTS = Map.ofEntries(
            Map.entry("en", List.of("If ", "Once ", "We hope that ")),
            Map.entry("de", List.of("Wenn ", "Falls ", "Sobald ")),
            Map.entry("fr", List.of("Si ", "Dès que ", "Nous espérons que ")),
            Map.entry("es", List.of("Si ", "Cuando ", "Esperamos que ")),
            Map.entry("it", List.of("Se ", "Quando ", "Speriamo che ")),
            Map.entry("pt", List.of("Se ", "Quando ", "Esperamos que ")),
            Map.entry("nl", List.of("Als ", "Zodra ", "Indien ")),
            Map.entry("pl", List.of("Jeśli ", "Gdy ", "Czy ")),
            Map.entry("sv", List.of("Om ", "När ")),
            Map.entry("cs", List.of("Pokud ", "Jakmile ", "Když ")),
            Map.entry("tr", List.of("Eğer ", "Henüz ")),
            Map.entry("zh", List.of("如果", "若", "是否")));
    private static final List<String> ENDINGS = List.of(
            "\n\nOn Mon, 5 Oct 2026 at 09:12, Demo <returns@backhaul.test> wrote:\n> The return is approved. RMA number: RMA-OLD",
            "\n\nAm 05.10.2026 um 09:12 schrieb Demo:\n> Ihre Retoure wurde abgelehnt.",
            "\n\n-----Original Message-----\nFrom: Demo\nDenied. Credit memo CM-9: USD 5.00",
            "\n\n发件人: Demo\n发送时间: 2026-10-05\n主题: x\n\n已批准。",
            "\n\n> approved or denied?",
            "\n\n-- \nDana\nApproved Vendor Returns",
            "\n\nBest regards\nDana\nReturns, declined items desk",
            "\n\nMit freundlichen Grüßen\nJörg\nGenehmigt seit 1990",
            "\n\nSent from my iPhone");

    @Property(tries = 300)
    @Row("F3")
    void quotesAndSignaturesChangeNothing(@ForAll("phrases") String phrase, @ForAll("endings") String ending) {
        assertThat(BOOKS.read(ReplyCutter.cut(phrase + ending), List.of("ACME-")))
                .isEqualTo(BOOKS.read(ReplyCutter.cut(phrase), List.of("ACME-")));
    }

    @Property(tries = 500)
    void aDoubtBeforeASentenceNeverAddsAFactAndTakesAGrantBack(@ForAll("doubted") List<String> said) {
        assertThat(facts(said.get(0) + said.get(1)))
                .isSubsetOf(facts(said.get(1)))
                .doesNotContain(Kind.ACCEPTS);
    }

    @Provide
    Arbitrary<String> phrases() {
        return Arbitraries.of(DOUBTS.keySet().stream()
                .sorted()
                .flatMap(language -> table(language).stream())
                .toList());
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of(ENDINGS);
    }

    /** A doubt and a single sentence of one language. */
    @Provide
    Arbitrary<List<String>> doubted() {
        List<List<String>> pairs = new ArrayList<>();
        DOUBTS.keySet().stream()
                .sorted()
                .forEach(language -> table(language).stream()
                        .filter(phrase -> !phrase.matches("(?s).*[\n.!?:;。？！；：].+"))
                        .forEach(phrase -> DOUBTS.get(language).forEach(doubt -> pairs.add(List.of(doubt, phrase)))));
        return Arbitraries.of(pairs);
    }

    private static Set<Kind> facts(String text) {
        return BOOKS.read(text, List.of("ACME-")).stream()
                .map(Finding::kind)
                .filter(FACTS::contains)
                .collect(Collectors.toSet());
    }

    private static List<String> table(String language) {
        Path resources = Path.of("src/test/resources/mapping");
        Path table = language.equals("en")
                ? resources.resolve("mail-phrases.txt")
                : resources.resolve("phrases").resolve(language + ".txt");
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" => ", 2)[0].replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

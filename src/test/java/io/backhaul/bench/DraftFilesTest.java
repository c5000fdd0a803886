package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.core.fixture.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Row("N1")
class DraftFilesTest {

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private DraftFiles files(String code, List<Sample> samples) {
        Draft draft = analyst.propose(code, "Some One", "demo", samples).draft();
        return DraftFiles.of(draft, samples, Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
    }

    @Test
    void thePassportsAreValid() throws Exception {
        for (DraftFiles files : List.of(
                files("hooli", List.of(Shown.csv("retouren.csv", Shown.GERMAN))), files("dupont", Shown.french()))) {
            String passport = files.texts().values().iterator().next();
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(getClass().getResourceAsStream("/schema/supplier.schema.json"))
                            .validate(new YAMLMapper().readTree(passport)))
                    .as(passport)
                    .isEmpty();
        }
    }

    @Test
    void samplesBecomeTestsWithWhatMustComeOfThem() throws Exception {
        DraftFiles files = files("hooli", List.of(Shown.csv("retouren.csv", Shown.GERMAN)));
        assertThat(files.texts())
                .containsOnlyKeys(
                        "config/suppliers/hooli.yaml",
                        "mappings/hooli/answers.jsonata",
                        "mappings/hooli/samples/sample-1.csv",
                        "mappings/hooli/samples/sample-1.expected.json",
                        "mappings/hooli/samples/sample-1.error.txt");
        assertThat(new ObjectMapper().readTree(files.texts().get("mappings/hooli/samples/sample-1.expected.json")))
                .hasSize(4);
        assertThat(files.texts().get("mappings/hooli/samples/sample-1.error.txt"))
                .isEqualTo("unknown status 'Kulanz geprüft'\n");
    }

    @Test
    void peopleAreMasked() {
        Sample mail = Shown.mail("a.eml", "Jeanne Moreau <retours@dupont.example>", """
                Dear Peter Miller,

                RMA: D-1
                Order: #3001
                Status: approved
                Customer: Erika Mustermann
                Ship to: Dupont, 12 rue de la Paix, 75002 Paris
                Tel. +33 1 22 33 44 55, jeanne.moreau@dupont.example, erika@web.de

                Best regards
                Jeanne Moreau""");
        DraftFiles files = files(
                "dupont",
                Stream.concat(Stream.of(mail), Shown.french().stream()).toList());
        String text = files.texts().get("mappings/dupont/samples/sample-1.eml");
        assertThat(text)
                .doesNotContain(
                        "Jeanne", "Moreau", "Miller", "Erika", "Mustermann", "rue de la Paix", "22 33", "web.de")
                .contains("RMA: D-1", "Status: approved", "returns@dupont.example");
        assertThat(files.masked().get("mappings/dupont/samples/sample-1.eml")).isNotEmpty();
    }

    @Test
    void cellsNobodyReadsAreHidden() {
        Sample file = Shown.csv(
                "a.csv", List.of("RMA No;Order;SKU;Qty;Status;Receiver", "R-1;#1;HOOLI-1;1;approved;Erika Mustermann"));
        assertThat(files("hooli", List.of(file)).texts().get("mappings/hooli/samples/sample-1.csv"))
                .isEqualTo("RMA No;Order;SKU;Qty;Status;Receiver\nR-1;\"#1\";HOOLI-1;1;approved;xxx\n");
    }

    @Test
    void whatWasAgreedStaysInThePassportHeHas() throws Exception {
        String agreed = Files.readString(Path.of("config/suppliers/globex.yaml"));
        Draft draft = analyst.propose("globex", "Globex", "demo", List.of(Shown.csv("a.csv", Shown.GERMAN)))
                .draft();
        String changed = PassportChange.of(agreed, draft);
        assertThat(changed)
                .contains("Globexweg 12, 90402 Nuremberg", "password: ${GLOBEX_SFTP_PASSWORD}", "understands: [")
                .contains("Retouren-Nr.", "mapping: globex/answers")
                .doesNotContain("RMA No, Order, SKU, Qty, Status, Condition");
        assertThat(new YAMLMapper()
                        .readTree(changed)
                        .at("/channel/csv/delimiter")
                        .asText())
                .isEqualTo(";");
    }

    @Test
    void nothingIsFilledFromTheEnvironment() {
        Draft draft = analyst.propose(
                        "hooli", "${BACKHAUL_MASTER_KEY}", "demo", List.of(Shown.csv("a.csv", Shown.GERMAN)))
                .draft();
        assertThat(DraftFiles.missing(draft))
                .anySatisfy(words -> assertThat(words).contains("environment"));
    }

    @Test
    void namesThatAreNotPlainAreRefused() {
        assertThatThrownBy(() -> files("../../etc", List.of(Shown.csv("a.csv", Shown.GERMAN))))
                .hasMessageContaining("is not plain");
    }
}

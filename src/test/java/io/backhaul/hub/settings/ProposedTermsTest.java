package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.console.Refused;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.policy.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A proposal is read like the configuration files, and never from the environment. */
class ProposedTermsTest {

    private final ProposedTerms reader = ProposedTerms.reading(Path.of("mappings"), "returns");

    @Test
    @Row({"N8", "F40"})
    void theShippedFilesAreProposalsAsTheyAre() throws Exception {
        Terms before = Demo.terms();
        Terms after = reader.proposed("demo", Files.readString(Path.of("config/merchants/demo.yaml")))
                .apply(before);
        assertThat(after.policy().keepItUpTo()).containsEntry("USD", Demo.usd("10.00"));
        assertThat(after.passports()).isEqualTo(before.passports());

        Terms other = reader.proposed("demo", Files.readString(Path.of("config/suppliers/acme.yaml")))
                .apply(before);
        assertThat(other.policy()).isEqualTo(before.policy());
        assertThat(other.passports().get("acme").name()).isNotEqualTo("acme");
        assertThat(other.passports().get("globex")).isEqualTo(before.passports().get("globex"));
    }

    @Test
    @Row({"N8", "F40"})
    void everyMistakeIsNamedWithItsLine() {
        String wrong = """
                merchant: demo
                timezone: America/New_York
                policy:
                  autoApprove: { days: many, anchor: order }
                  keepItUpTo: { USD: "ten" }
                  silentAfterDelivery: { days: 7, anchor: delivery }
                """;
        assertThatThrownBy(() -> reader.proposed("demo", wrong))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the text line 4")
                .hasMessageContaining("the text line 5")
                .hasMessageContaining("openReturnExpires");
        assertThatThrownBy(() -> reader.proposed("demo", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reader.proposed("demo", "a: [")).isInstanceOf(Refused.class);
    }

    @Test
    void aProposalShowsNothingOfTheEnvironment() {
        assertThatThrownBy(() -> reader.proposed("demo", "merchant: x\ntimezone: ${PATH}\npolicy: {}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("PATH")
                .hasMessageNotContaining("/bin");
    }
}

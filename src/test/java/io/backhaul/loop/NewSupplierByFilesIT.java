package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A supplier whom only two files make known: {@code config/suppliers/umbrella.yaml} and {@code mappings/umbrella}. */
class NewSupplierByFilesIT {

    private static final String COLUMNS = "Case|PO Ref|Article|Units|Verdict|Grade|Credit|Cur";

    private final World world = new World();

    @Test
    void isAskedAuthorisesInspectsAndCreditsInHisOwnWords() {
        CustomerReturn r = world.returned("#N1", Map.of(), World.item("UMBRELLA-N1", 2, "14.25"));
        assertThat(world.umbrella.fileAbout(r).get("text").asText()).contains("UMBRELLA-N1|2|");
        world.umbrella.drops("n1-ok.csv", FileSupplier.lines(COLUMNS, "U-1|#N1|UMBRELLA-N1|2|OK|||"));
        r.reaches("umbrella", "goods", "AUTHORIZED");
        r.shipAndDeliver("umbrella");
        world.umbrella.drops(
                "n1-paid.csv",
                FileSupplier.lines(
                        COLUMNS, "U-1|#N1|UMBRELLA-N1|2|GRADED|A||", "U-1|#N1|UMBRELLA-N1|2|PAID||28.50|USD"));
        r.endsWith("umbrella", 2850);
    }

    @Test
    void isToldInHisOwnWordsWhatCannotBeRead() {
        world.umbrella.drops("n2.csv", FileSupplier.lines(COLUMNS, "U-2|#N2|UMBRELLA-N2|1|PERHAPS|||"));
        assertThat(world.reviewOf("n2.csv")).contains("line 2", "unknown verdict 'PERHAPS'", "umbrella/answers");
    }
}

package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same goods under the names of different stores (row S54). */
class ShelfTest {

    private final Shelf eu = new Shelf(null, "EU-", Map.of("ACME-1", "LAMPE"));

    @Row("S54")
    @ParameterizedTest
    @CsvSource({"ACME-1, LAMPE", "ACME-2, EU-ACME-2"})
    void goodsHaveTheStoresOwnNameThereAndTheMerchantsEverywhere(String sku, String there) {
        assertThat(eu.here(sku)).isEqualTo(there);
        assertThat(eu.everywhere(there)).isEqualTo(sku);
        assertThat(Shelf.PLAIN.here(sku)).isEqualTo(sku);
    }

    @Test
    void twoGoodsOfOneNameCouldNotBeToldApart() {
        assertThatThrownBy(() -> new Shelf(null, "", Map.of("A", "X", "B", "X")))
                .hasMessageContaining("same name");
    }
}

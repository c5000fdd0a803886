package io.backhaul.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.correlation.Spelling.Degree;
import io.backhaul.core.fixture.Row;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Row({"N6", "S155"})
class SpellingTest {

    @ParameterizedTest(name = "{0} v {1}: {2}")
    @CsvSource({
        "2001, #2001, SAME",
        "PO-2001, #2001, SAME",
        "Order No. 002001, #2001, SAME",
        "RGA 77120, RMA-77120, SAME",
        "DE 1001, #DE-1001, SAME",
        "DE1001, #DE-1001, JOINED",
        "77-120, RMA-77120, JOINED",
        "2001-A, #2001, ENDING",
        "2001/1, #2001, ENDING",
        "2001B, #2001, ENDING",
        "2001-AB, #2001, ENDING",
        "2001-ABC, #2001, DIGITS",
        "771-A, RMA-771, ENDING",
        "77-A, RMA-77, OTHER",
        "1001, #DE-1001, DIGITS",
        "XC77120, RMA-77120, DIGITS",
        "XC771, RMA-771, OTHER",
        "1234-5678, #1234, DIGITS",
        "FR-1001, #DE-1001, OTHER",
        "FR-1000, #DE-1000, OTHER",
        "2010, #2001, SWAPPED",
        "210, #201, OTHER",
        "12001, #2001, OTHER",
        "20011, #2001, OTHER",
        "201, #2001, OTHER",
        "2026-09-10, #2026, OTHER",
        "10.09.2026, #2026, OTHER",
        "-, #2001, OTHER",
        "'', #2001, OTHER",
        "-, #, OTHER"
    })
    void numbersAreComparedAsPeopleWriteThem(String one, String two, Degree expected) {
        assertThat(Spelling.compare(one, two)).isEqualTo(expected);
        assertThat(Spelling.compare(two, one)).as("either way round").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is short: {1}")
    @CsvSource({"#7, true", "PO-77, true", "#771, false", "A-77, false"})
    void aNumberOfLessThanThreeSignsTellsLittle(String number, boolean isShort) {
        assertThat(Spelling.isShort(number)).isEqualTo(isShort);
    }

    @Test
    void swappedNeighboursAreLookedForOnlyWhenAskedFor() {
        assertThat(Spelling.digits("PO-2001", false)).containsExactly("2001");
        assertThat(Spelling.digits("PO-2001", true)).containsExactly("0201", "2001", "2010");
    }

    @Property
    void twoNumbersAreTheSameOnlyWhenTheirDigitsAre(
            @ForAll @IntRange(min = 100) int one, @ForAll @IntRange(min = 100) int two) {
        Degree degree = Spelling.compare("PO " + one, "#" + two);
        assertThat(degree == Degree.SAME || degree == Degree.JOINED).isEqualTo(one == two);
    }

    @Property
    void whatIsAlikeSharesAProbe(@ForAll @IntRange(min = 1000) int number) {
        for (String written :
                new String[] {"#" + number, "PO-0" + number, number + "-A", number + "/1", "X" + number}) {
            assertThat(Spelling.digits(written, true))
                    .as(written)
                    .containsAnyElementsOf(Spelling.digits("#" + number, false));
        }
    }
}

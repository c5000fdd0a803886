package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.ReturnAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A return address that differs from the one on file is followed only after a second channel has confirmed it. */
@Row({"N11", "F86", "S126"})
class AddressChangedTest {

    private static final String ON_FILE = "Acme Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA";
    private static final String NEW = "Unit 7, 99 Harbour Street, Newark NJ 07105, USA";
    private static final ReturnAddress AGREED = new ReturnAddress(
            "1 Industrial Way, Reno NV 89501, USA", "Acme Returns, Dock 4", LocalDate.parse("2026-01-15"));

    private static Story story(ReturnAddress agreed, List<String> followed) {
        Story story = new Story(Agreed.with(ACME, Agreed.at(agreed)).knowing(Map.of(ACME, followed)));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        return story;
    }

    private static Story moved() {
        Story story = story(AGREED, List.of());
        story.tell(story.says(ACME).yes("R-1", NEW, false));
        return story;
    }

    private static List<String> told(Story story) {
        return story.planned(Kind.STORE_INSTRUCTIONS).stream()
                .map(command -> command.details().get("address"))
                .toList();
    }

    @Test
    void anotherAddressThanTheOneOnFileIsAskedAboutAndTheCustomerIsToldNothing() {
        Story story = moved();

        assertThat(told(story)).isEmpty();
        assertThat(story.questions())
                .singleElement()
                .asString()
                .startsWith("address-changed/")
                .endsWith(":acme");
        assertThat(story.decision(story.questions().iterator().next())
                        .orElseThrow()
                        .reason())
                .contains("on file: " + ON_FILE, "Named now by mail: " + NEW, "another channel", "told no address");
        assertThat(story.leg(ACME).goods().name()).as("his yes itself stands").isEqualTo("AUTHORIZED");
    }

    @Test
    void aPersonWhoNamesTheSecondChannelAndWhomHeAskedLetsItPass() {
        Story story = moved();

        assertThat(story.decides(OperatorAction.ADDRESS_CONFIRMED, ACME, new Said(0, "ann", "he said so", null, NEW))
                        .toString())
                .contains("second channel");
        assertThat(story.decides(
                                OperatorAction.ADDRESS_CONFIRMED,
                                ACME,
                                new Said(0, "ann", "phone: Ms Jones, returns desk", null, "5 Other Road"))
                        .toString())
                .contains("neither is that the address");
        assertThat(told(story)).isEmpty();

        story.decides(
                OperatorAction.ADDRESS_CONFIRMED, ACME, new Said(0, "ann", "phone: Ms Jones, returns desk", null, NEW));
        assertThat(told(story)).containsExactly(NEW);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void aPersonMaySayThatTheAddressOnFileStillHolds() {
        Story story = moved();
        story.decides(
                OperatorAction.ADDRESS_CONFIRMED,
                ACME,
                new Said(0, "ann", "Portal - looked it up with Mr Lee", null, ON_FILE));
        assertThat(told(story)).containsExactly(ON_FILE);
        assertThat(story.questions()).isEmpty();
        assertThat(ReturnAddresses.followed(story.c(), story.leg(ACME))).contains(ON_FILE);
    }

    @Test
    void theSameAddressByAnotherChannelConfirmsItInAnyOrder() {
        Story story = moved();
        story.tell(story.says(ACME, "mail:acme").yes("R-1", NEW, false));
        assertThat(told(story)).as("the same channel twice proves nothing").isEmpty();
        story.tell(story.says(ACME, "sftp:acme").yes("R-1", "unit 7; 99 harbour street; Newark NJ 07105 USA", false));
        assertThat(told(story)).hasSize(1);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void anAnswerByLinkIsNoSecondChannelBesideTheMailboxTheLinkWentTo() {
        Story story = moved();
        story.tell(story.says(ACME, "link:acme").yes("R-1", NEW, false));
        assertThat(told(story)).isEmpty();
        assertThat(story.questions()).singleElement().asString().startsWith("address-changed/");
        story.tell(story.says(ACME, "sftp:acme").yes("R-1", NEW, false));
        assertThat(told(story)).as("a file is one").containsExactly(NEW);
    }

    @Test
    void theFirstAddressOfASupplierWithNoneOnFileIsFollowedAndTheNextIsNot() {
        Story story = story(null, List.of());
        story.tell(story.says(ACME).yes("R-1", NEW, false));
        assertThat(told(story)).containsExactly(NEW);

        story.tell(story.says(ACME).yes("R-1", "66 Elsewhere Road", false));
        assertThat(told(story)).containsExactly(NEW);
        assertThat(story.questions()).singleElement().asString().startsWith("address-changed/");
        assertThat(story.decision(story.questions().iterator().next())
                        .orElseThrow()
                        .reason())
                .contains("he named before in this return: " + NEW, "66 Elsewhere Road", "told an address before");
        assertThat(ReturnAddresses.followed(story.c(), story.leg(ACME)))
                .as("not on file")
                .isEmpty();
    }

    @Test
    void anAddressFollowedInAnEarlierCaseIsOnFile() {
        Story story = story(AGREED, List.of(NEW));
        story.tell(story.says(ACME).yes("R-1", NEW, false));
        assertThat(told(story)).containsExactly(NEW);
    }

    @Test
    void anAnswerAboutOneAddressSaysNothingAboutTheNext() {
        Story story = moved();
        story.decides(
                OperatorAction.ACKNOWLEDGE,
                ACME,
                Said.reference(story.questions().iterator().next()));
        assertThat(story.questions()).isEmpty();
        story.tell(story.says(ACME).yes("R-1", "66 Elsewhere Road", false));
        assertThat(story.questions()).hasSize(1);
        assertThat(told(story)).isEmpty();
    }

    @Test
    void theQuestionEndsWhenTheParcelIsOnItsWay() {
        Story story = moved();
        story.ships("1Z1");
        assertThat(story.questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA | true",
                "ACME RETURNS Dock 4 - 1 Industrial Way - Reno, NV 89501 - USA | true",
                "Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA | true",
                "1 Industrial Way, Reno NV 89501, USA | true",
                "c/o Evil, 1 Industrial Way, Reno NV 89501, USA | false",
                "5 Dock Road, 1 Industrial Way, Reno NV 89501, USA | false",
                "1 Industrial Way, Reno NV 89502, USA | false",
                "11 Industrial Way, Reno NV 89501, USA | false",
                "1 Industrial Way, Reno NV 89501, USA, now: 5 Evil Street | false",
                "1 Industriаl Way, Reno NV 89501, USA | false",
                "Acme Returns | false"
            })
    void anAddressIsTheOneOnFileOnlyWordForWord(String named, boolean same) {
        assertThat(AGREED.isMeantBy(named, "Acme")).isEqualTo(same);
    }

    @Test
    void addressesOfTheDemoAreOnFile() {
        assertThat(ReturnAddress.same(Demo.FOLLOWED.get(0), "1 road.")).isTrue();
    }
}

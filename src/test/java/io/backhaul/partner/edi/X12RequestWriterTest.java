package io.backhaul.partner.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X12RequestWriterTest {

    private static final X12Partner PLAIN = X12Partner.of("BACKHAUL", "INITECH");
    private static final X12Partner RECENT =
            new X12Partner("1234567890", "01", "HIM", "ZZ", "005010", "|:\n^", "T", "RA");

    @Test
    void asAgreedForTheOlderRelease() {
        assertThat(text(request(PLAIN, "#3fa2b1-x12", 42))).isEqualTo("""
                ISA*00*          *00*          *ZZ*BACKHAUL       *ZZ*INITECH        *261005*0912*U*00401*000000042*0*P*>~
                GS*AN*BACKHAUL*INITECH*20261005*0912*42*X*004010~
                ST*180*0001~
                BGN*13*RR-7*20261005*0912~
                RDR*CR~
                PRF*#3fa2b1-x12~
                BLI*VN*INITECH-1*2*EA~
                RDR*CR*DM~
                QTY*38*2~
                BLI*VN*INITECH-2*1*EA~
                RDR*CR***address error~
                QTY*38*1~
                SE*11*0001~
                GE*1*42~
                IEA*1*000000042~
                """);
    }

    @Test
    void asAgreedForTheNewerRelease() {
        X12Request r = request(RECENT, "PO 7", 8);
        String text = text(new X12Request(
                RECENT, "4711", "SK", 8, "RR-7", "PO 7", r.items().subList(0, 1), r.at()));

        assertThat(text).isEqualTo("""
                ISA|00|          |00|          |01|1234567890     |ZZ|HIM            |261005|0912|^|00501|000000008|0|T|:
                GS|RA|1234567890|HIM|20261005|0912|8|X|005010
                ST|180|0001
                BGN|13|RR-7|20261005|0912
                RDR|CR
                PRF|PO 7
                N1|BY|1234567890|92|4711
                BLI|SK|INITECH-1|2|EA
                RDR|CR|DM
                QTY|38|2
                SE|9|0001
                GE|1|8
                IEA|1|000000008
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a*b", "a~b", "a>b", "a\nb", "ü", "12345678901234567890123"})
    void refusesWhatX12CannotCarry(String poNumber) {
        assertThatThrownBy(() -> X12RequestWriter.write(request(PLAIN, poNumber, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("purchase order number");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000})
    void refusesControlNumbersThatDoNotFit(long control) {
        assertThatThrownBy(() -> X12RequestWriter.write(request(PLAIN, "#1", control)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*>~", "**~^", "A>~^", "* ~^"})
    void refusesDelimitersThatSeparateNothing(String delimiters) {
        assertThat(X12Partner.fault(delimiters)).contains("four different signs");
    }

    @Test
    void wordsLoseWhatX12CannotCarryAndSayWhereTheyWereCut() {
        assertThat(X12Text.words("Größe: é~*\n ok", 80, PLAIN)).isEqualTo("Grosse: e ok");
        assertThat(X12Text.words("0123456789", 8, PLAIN)).isEqualTo("012345..");
    }

    /** What we write is read again as it was meant, and no schema has anything against it. */
    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("requests") X12Request request) {
        X12Interchange read =
                X12Reader.read(X12RequestWriter.write(request), "out.edi").get(0);

        assertThat(read.refused()).isEmpty();
        assertThat(read.isTest()).isEqualTo(request.partner().usage().equals("T"));
        assertThat(read.number()).isEqualTo(request.control());
        assertThat(read.sender() + read.receiver())
                .isEqualTo(request.partner().us() + request.partner().them());
        X12Set set = read.taken().get(0);
        assertThat(set.verdict()).isEqualTo("A");
        assertThat(first(set, "BGN")).containsEntry("BGN02", request.reference());
        assertThat(first(set, "PRF")).containsEntry("PRF01", request.poNumber());
        assertThat(items(set))
                .isEqualTo(request.items().stream()
                        .map(i -> i.sku() + " " + i.quantity())
                        .toList());
    }

    @Provide
    Arbitrary<X12Request> requests() {
        StringArbitrary text = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars('#', '-', '/', '.', '_')
                .ofMinLength(1);
        Arbitrary<X12Request.Item> item = Combinators.combine(
                        text.ofMaxLength(48),
                        Arbitraries.integers().between(1, 999_999),
                        Arbitraries.of(Reason.values()))
                .as(X12Request.Item::new);
        return Combinators.combine(
                        Arbitraries.of(PLAIN, RECENT),
                        text.ofMaxLength(20).injectNull(0.5),
                        Arbitraries.longs().between(1, 999_999_999),
                        text.ofMaxLength(30),
                        text.ofMaxLength(22),
                        item.list().ofMinSize(1).ofMaxSize(12))
                .as((partner, account, control, reference, po, items) -> new X12Request(
                        partner, account, "VN", control, reference, po, items, Instant.parse("2026-10-05T09:12:00Z")));
    }

    private static List<String> items(X12Set set) {
        List<String> items = new ArrayList<>();
        for (Map<String, Object> line : list(set, "BLI")) {
            items.add(line.get("BLI02") + " " + line.get("BLI03"));
            assertThat(line.keySet()).containsAll(Set.of("RDR", "QTY"));
        }
        return items;
    }

    private static Map<String, Object> first(X12Set set, String tag) {
        return list(set, tag).get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(X12Set set, String tag) {
        return (List<Map<String, Object>>) set.segments().get(tag);
    }

    private static String text(X12Request request) {
        return new String(X12RequestWriter.write(request), StandardCharsets.US_ASCII);
    }

    private static X12Request request(X12Partner partner, String poNumber, long control) {
        return new X12Request(
                partner,
                null,
                "VN",
                control,
                "RR-7",
                poNumber,
                List.of(
                        new X12Request.Item("INITECH-1", 2, Reason.DEFECTIVE),
                        new X12Request.Item("INITECH-2", 1, Reason.ADDRESS_ERROR)),
                Instant.parse("2026-10-05T09:12:00Z"));
    }
}

package io.backhaul.hub.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.Workbooks;
import io.backhaul.partner.Hmac;
import io.backhaul.store.PersonalWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer is found in an original however his name is written there. */
@Row("F88")
class OriginalTextTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String NAME = "René Wagenknecht";
    private static final PersonalWords HIS = PersonalWords.of(List.of(NAME, "r@w.example"));

    private static boolean named(byte[] original) {
        return OriginalText.names(HIS, original);
    }

    private static boolean named(String original) {
        return named(Hmac.utf8(original));
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content);
    }

    /** A mail of one more part than its text. */
    private static String mail(String partHeader, String part) {
        return "Received: from x\nFrom: a@b.example\nSubject: Return\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello,\n--b\n"
                + partHeader
                + "\n\n" + part + "\n--b--\n";
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "windows-1252, ''", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "UTF-16LE, ''"})
    void inWhateverCharacters(String charset, String mark) {
        String table = mark + "RMA;Order;Customer\nRMA-1;#7001;" + NAME + "\n";
        assertThat(named(table.getBytes(Charset.forName(charset)))).isTrue();
        assertThat(named(table.replace("Wagen", "Hagen").getBytes(Charset.forName(charset))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Ren\\u00e9 Wagenknecht\"}",
                "{\"raw\": \"{\\\"name\\\": \\\"Ren\\\\u00E9 Wagenknecht\\\"}\"}",
                "{\"cut\": true, \"name\": \"Ren\\u00e9 Wagenknecht",
                "{\"email\": \"\\u0072@w\\u002eexample\"}",
                "<customer>Ren&#233; Wagenknecht</customer>",
                "<customer>Ren&#xE9; Wagenknecht</customer>",
                "<p><b>Ren&eacute;</b>&nbsp;Wagenknecht</p>",
                "<customer name='Ren&#233; Wagenknecht'/>",
                "<customer first='René Wagenknecht'/>",
                "Dear René\n  Wagenknecht,",
                "Rene\u0301 Wagenknecht"
            })
    void escapedMarkedAndBroken(String original) {
        assertThat(named(original)).isTrue();
        assertThat(named(original.replace("Wagen", "Hagen").replace("example", "test")))
                .isFalse();
    }

    @Test
    void inAPartOfAMailHoweverItIsEncoded() {
        String plain = "Content-Type: text/plain; charset=";
        String coded = "\nContent-Transfer-Encoding: ";
        byte[] french = ("Parcel of " + NAME).getBytes(Charset.forName("windows-1252"));
        assertThat(named(mail(plain + "iso-8859-1" + coded + "base64", base64(french))))
                .isTrue();
        assertThat(named(mail(plain + "utf-8" + coded + "quoted-printable", "Parcel of Ren=C3=A9 Wagen=\nknecht")))
                .isTrue();
        assertThat(named(mail(
                        "Content-Type: text/html; charset=utf-8" + coded + "base64",
                        base64(Hmac.utf8("<p>Ren&eacute; <i>Wagenknecht</i></p>")))))
                .isTrue();
        byte[] russian = "Пётр Иванов".getBytes(Charset.forName("koi8-r"));
        String fromRussia = mail(plain + "koi8-r" + coded + "base64", base64(russian));
        assertThat(OriginalText.names(PersonalWords.of(List.of("Пётр Иванов")), Hmac.utf8(fromRussia)))
                .isTrue();
        assertThat(named(fromRussia)).isFalse();
    }

    @Test
    void inAHeader() {
        String word = "=?utf-8?B?" + Base64.getEncoder().encodeToString(Hmac.utf8(NAME)) + "?=";
        assertThat(named("From: " + word + " <x@y.example>\nSubject: Hello\n\nHello"))
                .isTrue();
        assertThat(named(
                        "From: x@y.example\nSubject: =?iso-8859-1?Q?Ren=E9?=\n =?iso-8859-1?Q?_Wagenknecht?=\n\nHello"))
                .isTrue();
    }

    @Test
    void inAFileAttachedAndInAMailWithinAMail() {
        byte[] table = ("RMA;Customer\nRMA-1;" + NAME).getBytes(Charset.forName("windows-1252"));
        byte[] book = Workbooks.rows(new Object[] {"RMA", "Customer"}, new Object[] {"RMA-1", NAME});
        String file = "Content-Type: application/octet-stream; name=a\nContent-Transfer-Encoding: base64";
        assertThat(named(mail(file, base64(table)))).isTrue();
        assertThat(named(mail(file, base64(book)))).isTrue();
        assertThat(named(mail(
                        "Content-Type: message/rfc822",
                        mail(file, base64(table)).replace("=b", "=c").replace("--b", "--c"))))
                .isTrue();
        assertThat(named(mail(file, base64(Workbooks.rows(new Object[] {"RMA-1"})))))
                .isFalse();
    }

    @Test
    void inAWorkbook() {
        assertThat(named(Workbooks.rows(new Object[] {"RMA-1", NAME}))).isTrue();
        assertThat(named(Workbooks.rows(new Object[] {"RMA-1", "somebody else"})))
                .isFalse();
        byte[] cut = Workbooks.rows(new Object[] {"RMA-1", NAME});
        assertThat(named(Arrays.copyOf(cut, 40))).as("damaged").isFalse();
    }

    @Test
    void whatIsDamagedOrNoTextIsSearchedAsFarAsItGoes() {
        String cut = mail(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", base64(Hmac.utf8(NAME)));
        assertThat(named(cut.substring(0, cut.length() - 6)))
                .as("its end is missing")
                .isTrue();
        assertThat(named(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}))
                .isFalse();
        assertThat(named(new byte[0])).isFalse();
        assertThat(named(mail("Content-Type: text/plain; charset=no-such-charset", "Hello")))
                .isFalse();
    }

    @Test
    void whatIsTooMuchToBeReadIsNotUnpacked() throws IOException {
        String deep = "Content-Type: multipart/mixed; boundary=b\n".repeat(200);
        assertThat(named(deep + "\nContent of r@w.example"))
                .as("as it stands there")
                .isTrue();
        assertThat(named(deep + "\n" + base64(Hmac.utf8(NAME)))).isFalse();
        assertThat(named("\\".repeat(1_000_000) + "u00e9")).isFalse();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(new byte[100_000]);
            zip.putNextEntry(new ZipEntry("b"));
            zip.write(NAME.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(OriginalText.search(HIS, bytes.toByteArray(), 200_000).names())
                .isTrue();
        assertThat(OriginalText.search(HIS, bytes.toByteArray(), 100_000))
                .as("behind more than is unpacked")
                .isEqualTo(new OriginalText.Searched(false, false));
        String file =
                "Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n" + base64(bytes.toByteArray());
        String two = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + file + "--b\n" + file
                + "\n--b--\n";
        assertThat(OriginalText.search(HIS, Hmac.utf8(two), 100_000).names()).isFalse();
    }

    /** Wherever a piece ends that is looked at. */
    @Test
    void inTextOfManyPieces() {
        for (int before = MEGABYTE - 60; before < MEGABYTE + 70_000; before += 7_001) {
            String text = "x".repeat(before) + " Ren\\u00e9 <b>Wagenknecht</b> " + "x".repeat(2 * MEGABYTE);
            assertThat(named(text)).as("behind %d", before).isTrue();
        }
        String around = "y ".repeat(MEGABYTE - 4);
        assertThat(named((around + NAME + " " + around).getBytes(Charset.forName("windows-1252"))))
                .isTrue();
        assertThat(named((around + "René Hagenknecht " + around).getBytes(Charset.forName("windows-1252"))))
                .isFalse();
    }

    @Test
    void whatIsPackedMoreTightlyThanAnyWorkbookIsNotUnpackedToItsEnd() throws IOException {
        byte[] bomb = zipped(new byte[64 * MEGABYTE], Hmac.utf8(NAME));
        assertThat(OriginalText.search(HIS, bomb)).isEqualTo(new OriginalText.Searched(false, false));
        byte[] many =
                zipped(Stream.generate(() -> new byte[MEGABYTE - 1]).limit(64).toArray(byte[][]::new));
        assertThat(OriginalText.search(HIS, many).toTheEnd())
                .as("in many small parts")
                .isFalse();
        String file = "Content-Type: application/zip\nContent-Transfer-Encoding: base64";
        assertThat(OriginalText.search(HIS, Hmac.utf8(mail(file, base64(bomb)))))
                .isEqualTo(new OriginalText.Searched(false, false));
        String both = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + file + "\n\n"
                + base64(bomb) + "\n--b\n" + file + "\n\n" + base64(zipped(Hmac.utf8(NAME))) + "\n--b--\n";
        assertThat(named(both)).as("the file behind it").isTrue();
    }

    private static byte[] zipped(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < parts.length; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
                zip.write(parts[i]);
            }
        }
        return bytes.toByteArray();
    }
}

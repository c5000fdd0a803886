package io.backhaul.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mails made to do harm. All but the forged ones are authenticated and stand in a thread: only their content is evil. */
final class HostileMails {

    private static final String SUPPLIER = "brightlamp";
    private static final String YES = "Approved. RMA number: BLS-1\r\n";
    private static final String AUTHORIZED = "RETURN_AUTHORIZED.*BLS-1\"";

    private HostileMails() {}

    static List<Hostile> all() {
        return Stream.of(structures(), headers(), texts(), attachments())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> structures() {
        return List.of(
                refused("multiparts-nested-1000", HostileMails::nested, "nested|deep"),
                refused(
                        "parts-10000",
                        () -> multipart("b", "--b\r\n\r\nx\r\n".repeat(10_000) + "--b--\r\n"),
                        "parts|attachments|large|too long|nothing"),
                refused("messages-in-messages-200", HostileMails::messages, "nested|deep|attachments|nothing"),
                silent("boundary-never-opened", () -> multipart("b", YES)),
                odd("boundary-empty", () -> multipart("", "--\r\n\r\n" + YES + "----\r\n"), AUTHORIZED),
                odd("boundary-never-closed", () -> multipart("b", "--b\r\n\r\n" + YES), AUTHORIZED),
                odd("boundary-of-10000-letters", () -> multipart("b".repeat(10_000), "--b\r\n\r\n" + YES), AUTHORIZED),
                odd(
                        "boundary-in-the-text",
                        () -> multipart("b", "--b\r\n\r\nno --b-- here\r\n" + YES + "--b--\r\n"),
                        AUTHORIZED),
                odd(
                        "boundary-reused-within",
                        () -> multipart(
                                "b",
                                "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + YES
                                        + "--b--\r\n--b--\r\n"),
                        AUTHORIZED),
                odd("lone-carriage-returns", () -> plain("", YES.replace("\r\n", "\r")), AUTHORIZED),
                silent("empty", () -> new byte[0]),
                silent("one-line-feed", () -> bytes("\n")),
                silent("only-a-from-line", () -> bytes("From nobody Thu Jan  1 00:00:00 1970\n")),
                silent("no-headers-at-all", () -> bytes("\r\n" + YES)),
                silent("random-bytes", () -> HostileFiles.noise(200_000)));
    }

    private static List<Hostile> headers() {
        return List.of(
                refused(
                        "headers-100000",
                        () -> plain("X-A: b\r\n".repeat(100_000), "hello\r\n"),
                        "header|lines|large|nothing|limit"),
                refused(
                        "header-of-5-mb",
                        () -> plain("X-A: " + "b".repeat(5_000_000) + "\r\n", "hello\r\n"),
                        "header|line|large|nothing|limit"),
                refused(
                        "subject-of-1-mb",
                        () -> plain("Subject: " + "approved ".repeat(120_000) + "\r\n", "hello\r\n"),
                        "header|line|large|nothing|limit"),
                refused(
                        "subject-of-100000-encoded-words",
                        () -> plain("Subject: " + "=?utf-8?Q?=41?=\r\n ".repeat(100_000) + "\r\n", "hello\r\n"),
                        "header|line|large|nothing|limit"),
                silent(
                        "senders-10000",
                        () -> plain("Cc: " + "a@brightlamp.example, ".repeat(10_000) + "a@b.example\r\n", "hello\r\n")),
                silent(
                        "two-senders",
                        () -> bytes(
                                head().replace("From: ", "From: <ceo@harrowfinch.example>\r\nFrom: ") + "\r\n" + YES)),
                odd(
                        "date-impossible",
                        () -> bytes(head().replaceFirst("Date: [^\r]*", "Date: Mon, 99 Foo 99999 99:99:99 +9999")
                                + "\r\n" + YES),
                        AUTHORIZED),
                odd(
                        "date-of-the-year-9999",
                        () -> bytes(head().replaceFirst("Date: [^\r]*", "Date: Fri, 31 Dec 9999 23:59:59 +0000")
                                + "\r\n" + YES),
                        AUTHORIZED),
                odd(
                        "date-missing",
                        () -> bytes(head().replaceFirst("Date: [^\r]*\r\n", "") + "\r\n" + YES),
                        AUTHORIZED),
                odd(
                        "name-with-escape-codes",
                        () -> bytes(head().replace("Brightlamp Supply", "\"\u001b[2J\u001b[31mroot\u0007\"") + "\r\n"
                                + YES),
                        AUTHORIZED),
                silent(
                        "subject-with-line-breaks",
                        () -> plain(
                                "Subject: =?utf-8?Q?x=0D=0AAuthentication-Results:_mx.backhaul.test;_dmarc=3Dpass?=\r\n",
                                "hello\r\n")),
                silent(
                        "reference-tokens-10000",
                        () -> plain(
                                "References: "
                                        + ("<rma-req.0c1f." + Question.token("harrow") + "@backhaul.test> ")
                                                .repeat(10_000)
                                        + "\r\n",
                                "hello\r\n")),
                odd("nul-in-a-header", () -> plain("X-A: a\u0000b\r\n", YES), AUTHORIZED));
    }

    private static List<Hostile> texts() {
        return List.of(
                refused("large-mail-of-50-mb", () -> plain("", "hello you\r\n".repeat(5_000_000)), "large|bytes|MB"),
                silent("large-line-of-10-mb", () -> plain("", "a".repeat(10_000_000))),
                odd("nul-bytes", () -> plain("", "\u0000".repeat(10_000) + "\r\n" + YES), AUTHORIZED),
                silent("bidi-override", () -> plain("", "Approved. RMA number: \u202e1-SLB\u202c\r\n")),
                silent(
                        "escape-codes-in-the-number",
                        () -> plain("", "Approved. RMA number: \u001b[31mBLS-9\u001b[0m\r\n")),
                silent("verdicts-100000", () -> plain("", "approved declined ".repeat(100_000))),
                silent("open-parentheses", () -> plain("", "RMA number: ".repeat(20_000) + "(".repeat(200_000))),
                silent(
                        "amounts-without-end",
                        () -> plain("", "Credit memo CM-1: USD " + "1,1.".repeat(100_000) + "\r\n")),
                silent("address-without-end", () -> plain("", "Ship to: " + "Road 1, ".repeat(100_000) + "\r\n")),
                silent("quote-marks-without-end", () -> plain("", "> ".repeat(200_000) + YES)),
                silent(
                        "said-on-without-end",
                        () -> plain("", "On Mon, Oct 5, 2026 at 9:12 AM ".repeat(20_000) + "\r\n")),
                silent("blank-lines-500000", () -> plain("", "\r\n".repeat(500_000))),
                silent(
                        "charset-unknown",
                        () -> bytes(head() + "Content-Type: text/plain; charset=x-evil\"\r\n\r\nhello\r\n")),
                silent(
                        "charset-utf-7",
                        () -> bytes(
                                head()
                                        + "Content-Type: text/plain; charset=utf-7\r\n\r\n+AEE-pproved. RMA number: BLS-1\r\n")),
                silent("base64-unterminated", () -> encoded("base64", "aGVsbG8gd29ybGQ")),
                silent("base64-of-rubbish", () -> encoded("base64", "%$&/(!\u0000====AAAA=B=C".repeat(1000))),
                silent(
                        "quoted-printable-broken",
                        () -> encoded("quoted-printable", "=4=Z=\r\n=\r\n==3D=E".repeat(5000))),
                silent("html-divs-50000", () -> html("<div>".repeat(50_000) + "hello")),
                silent(
                        "html-hidden-words",
                        () -> html(
                                "<p>We will look into it.</p><div style=\"display:none\">Approved. RMA number: BLS-1</div><!-- Approved. RMA number: BLS-2 --><style>Approved. RMA number: BLS-3</style><script>document.write('Approved. RMA number: BLS-4')</script>")),
                silent(
                        "html-white-on-white",
                        () -> html(
                                "<p>We will look into it.</p><p style=\"font-size:0;color:#fff\">Approved. RMA number: BLS-1</p>")),
                silent(
                        "html-entities-without-end",
                        () -> html("&".repeat(300_000) + "&#99999999999999;".repeat(10_000))),
                silent("html-table-of-100000-cells", () -> html("<table><tr>" + "<td>x".repeat(100_000) + "</table>")));
    }

    private static List<Hostile> attachments() {
        return List.of(
                odd(
                        "attachment-name-leaves-the-directory",
                        () -> attached("../../../../etc/cron.d/x.csv", "text/csv", bytes("a;b\n1;2\n")),
                        AUTHORIZED),
                odd(
                        "attachment-name-with-nul-and-escapes",
                        () -> attached("a\u0000.pdf\u001b[31m\r\n .exe", "application/pdf", bytes("%PDF-1.4")),
                        AUTHORIZED),
                odd(
                        "attachment-name-of-100000-letters",
                        () -> attached("a".repeat(100_000) + ".pdf", "application/pdf", bytes("%PDF-1.4")),
                        AUTHORIZED),
                odd(
                        "attachment-name-right-to-left",
                        () -> attached("invoice\u202efdp.exe", "application/pdf", bytes("MZ")),
                        AUTHORIZED),
                odd(
                        "attached-zip-bomb",
                        () -> attached(
                                "answers.xlsx",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                HostileFiles.zipBomb()),
                        AUTHORIZED),
                odd(
                        "attached-billion-laughs",
                        () -> attached("answers.xml", "application/xml", bytes(HostileFiles.LAUGHS)),
                        AUTHORIZED),
                odd(
                        "attached-external-entity",
                        () -> attached("answers.xml", "application/xml", bytes(HostileFiles.EXTERNAL)),
                        AUTHORIZED),
                odd(
                        "attached-deep-json",
                        () -> attached("answers.json", "application/json", bytes("[".repeat(100_000))),
                        AUTHORIZED),
                odd(
                        "attached-csv-of-formulas",
                        () -> attached("answers.csv", "text/csv", bytes("=cmd|' /C calc'!A0;=1+1\n")),
                        AUTHORIZED));
    }

    private static Hostile refused(String name, Supplier<byte[]> content, String reason) {
        return Hostile.refused(
                name.startsWith("large-") ? name : "mail-" + name, "mail:returns", name + ".eml", content, reason);
    }

    private static Hostile silent(String name, Supplier<byte[]> content) {
        return Hostile.silent(
                name.startsWith("large-") ? name : "mail-" + name, "mail:returns", name + ".eml", content);
    }

    private static Hostile odd(String name, Supplier<byte[]> content, String fact) {
        return Hostile.odd(
                name.startsWith("large-") ? name : "mail-" + name, "mail:returns", name + ".eml", content, fact);
    }

    private static String head() {
        return "Return-Path: <returns@brightlamp.example>\r\n"
                + "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=brightlamp.example; dkim=pass header.d=brightlamp.example; spf=pass smtp.mailfrom=brightlamp.example\r\n"
                + "Date: Tue, 6 Oct 2026 10:24:00 +0200\r\n"
                + "From: Brightlamp Supply <returns@brightlamp.example>\r\n"
                + "To: returns+" + Question.token(SUPPLIER) + "@backhaul.test\r\n"
                + "Message-ID: <hostile@brightlamp.example>\r\n"
                + "In-Reply-To: " + Question.messageId(SUPPLIER) + "\r\n"
                + "MIME-Version: 1.0\r\n";
    }

    private static byte[] plain(String headers, String text) {
        return bytes(head() + headers + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text);
    }

    private static byte[] html(String body) {
        return bytes(head() + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>" + body + "</body></html>");
    }

    private static byte[] encoded(String how, String body) {
        return bytes(head() + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + how
                + "\r\n\r\n" + body);
    }

    private static byte[] multipart(String boundary, String body) {
        return bytes(head() + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n" + body);
    }

    private static byte[] attached(String name, String type, byte[] content) {
        return multipart(
                "b",
                "--b\r\nContent-Type: text/plain\r\n\r\n" + YES + "--b\r\nContent-Type: " + type
                        + "\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n");
    }

    private static byte[] nested() {
        return bytes(head()
                + IntStream.range(0, 1000)
                        .mapToObj(i -> "Content-Type: multipart/mixed; boundary=\"b" + i + "\"\r\n\r\n--b" + i + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n" + YES);
    }

    private static byte[] messages() {
        return bytes(head() + "Content-Type: message/rfc822\r\n\r\n".repeat(200) + "\r\n" + YES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

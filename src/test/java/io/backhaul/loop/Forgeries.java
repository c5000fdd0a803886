package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.mail.KeyServer;
import io.backhaul.testing.DkimPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Mails that look like a supplier's answer and are not, or are not to be taken: each with a name, what it tries, and how it is
 * written. They all try to authorise the return of one open question.
 */
final class Forgeries {

    /** One kind of attack; its raw mail and its Message-ID. */
    record Kind(String name, String id, String raw) {}

    static final DkimPair KEY = DkimPair.ofBits(2048);
    private static final DkimPair SHORT = DkimPair.ofBits(768);
    private static final String PASS = "dmarc=pass header.from=acme.example";
    private static final String ACME = "Acme Returns <rma@acme.example>";
    private static final String YES = "Approved. RMA number: RMA-EVIL";

    private final String asked;
    private final String token;
    private final String subject;
    private final List<Kind> all = new ArrayList<>();

    /** @param question our mail to acme about the return that is attacked, as the outbox shows it */
    Forgeries(JsonNode question) {
        asked = question.get("messageId").asText();
        token = asked.replaceAll(".*\\.([A-Za-z0-9_-]{16,64})@.*", "$1");
        subject = "Re: " + question.get("subject").asText();
    }

    static void publishKeys() {
        KeyServer.publish("k1._domainkey.acme.example", KEY.record(""));
        KeyServer.publish("k1._domainkey.evil.example", KEY.record(""));
        KeyServer.publish("testing._domainkey.acme.example", KEY.record("t=y; "));
        KeyServer.publish("revoked._domainkey.acme.example", "v=DKIM1; k=rsa; p=");
        KeyServer.publish("short._domainkey.acme.example", SHORT.record(""));
    }

    Letter letter(String sender, String text) {
        return Letter.from(sender, subject, text).answering(asked);
    }

    private void add(String name, Letter letter) {
        all.add(new Kind(name, letter.id(), letter.raw()));
    }

    /** The mail, signed by its sender's server, under our server's "no verdict". */
    private void signed(String name, String selector, String covers, String more, UnaryOperator<String> changed) {
        signed(name, "acme.example", selector, covers, more, changed);
    }

    private void signed(
            String name, String by, String selector, String covers, String more, UnaryOperator<String> changed) {
        Letter letter = letter(ACME, YES);
        DkimPair key = selector.equals("short") ? SHORT : KEY;
        String raw = changed.apply(key.signed(letter.raw(), by, selector, covers, more));
        all.add(new Kind(
                name,
                letter.id(),
                "Authentication-Results: mx.backhaul.test; dmarc=none header.from=acme.example\r\n" + raw));
    }

    List<Kind> ofOurServersWord() {
        Letter plain = letter(ACME, YES);
        add("DMARC fails", plain.judged("dmarc=fail header.from=acme.example; dkim=pass header.d=acme.example"));
        add("DMARC none", letter(ACME, YES).judged("dmarc=none header.from=acme.example"));
        add("DMARC cannot be looked up", letter(ACME, YES).judged("dmarc=temperror header.from=acme.example"));
        add("no verdict at all", letter(ACME, YES));
        add("only SPF passes", letter(ACME, YES).judged("spf=pass smtp.mailfrom=acme.example"));
        add("a foreign server's pass", letter(ACME, YES).under("Authentication-Results: mx.evil.example; " + PASS));
        add(
                "a foreign pass above our fail",
                letter(ACME, YES)
                        .judged("dmarc=fail header.from=acme.example")
                        .under("Authentication-Results: mx.evil.example; " + PASS));
        add(
                "our name forged below our fail",
                letter(ACME, YES).judged(PASS).under("Received: from x by mx").judged("dmarc=fail"));
        add(
                "our name forged below our silence",
                letter(ACME, YES)
                        .judged(PASS + "; dkim=pass header.d=acme.example")
                        .judged("none"));
        add("pass in a comment", letter(ACME, YES).judged("dmarc=none (" + PASS + ")"));
        add("pass in a quoted reason", letter(ACME, YES).judged("dmarc=none reason=\"; " + PASS + "\""));
        add("a name that begins like ours", at("mx.backhaul.test.evil.example"));
        add("a name that ends like ours", at("evil-mx.backhaul.test"));
        add("two names", at("mx.backhaul.test mx.evil.example"));
        add("our name in a comment", at("(mx.backhaul.test) mx.evil.example"));
        add("pass for another domain", letter(ACME, YES).judged("dmarc=pass header.from=evil.example"));
        add("pass for nobody", letter(ACME, YES).judged("dmarc=pass"));
        add(
                "pass for two domains at once",
                letter(ACME, YES).judged("dmarc=pass header.from=acme.example header.from=evil.example"));
        add("pass and fail", letter(ACME, YES).judged(PASS + "; dmarc=fail header.from=acme.example"));
        add("signed by a stranger", letter(ACME, YES).judged("dkim=pass header.d=evil.example"));
        return all;
    }

    private Letter at(String authserv) {
        return letter(ACME, YES).under("Authentication-Results: " + authserv + "; " + PASS);
    }

    List<Kind> ofTheSender() {
        add("two From", letter(ACME, YES).plus("From: Eve <eve@evil.example>").judged(PASS));
        add(
                "From with two senders",
                letter(ACME + ", Eve <eve@evil.example>", YES).judged(PASS));
        add(
                "From with two addresses",
                letter("<rma@acme.example> <eve@evil.example>", YES).judged(PASS));
        add("acme as display name", stranger("\"Acme <rma@acme.example>\" <eve@evil.example>", "evil.example"));
        add("look-alike with a hyphen", stranger("Acme <rma@acme-example.net>", "acme-example.net"));
        add("look-alike under another domain", stranger("Acme <rma@acme.example.evil.test>", "acme.example.evil.test"));
        add("look-alike in punycode", stranger("Acme <rma@xn--cme-7cd.example>", "xn--cme-7cd.example"));
        add("look-alike in Cyrillic", stranger("Acme <rma@\u0430cme.example>", "xn--cme-7cd.example"));
        add("part of the domain not named", stranger("Acme <rma@mail.acme.example>", "mail.acme.example"));
        add(
                "answers go elsewhere",
                letter(ACME, YES).plus("Reply-To: rma@evil.example").judged(PASS));
        add(
                "sent for another",
                letter(ACME, YES).plus("Sender: eve@evil.example").judged(PASS));
        add("two subjects", letter(ACME, YES).plus("Subject: Approved").judged(PASS));
        add(
                "two kinds of content",
                letter(ACME, YES).plus("Content-Type: text/html").judged(PASS));
        add("another supplier in his thread", stranger("Spock <support@spock.example>", "spock.example"));
        add("the customer answers", stranger("Jane <jane@customer.example>", "customer.example"));
        add("a clerk of the merchant forwards", stranger("Clerk <clerk@merchant.example>", "merchant.example"));
        add("from our own address", stranger("Demo <returns@backhaul.test>", "backhaul.test"));
        add(
                "our own mail comes back",
                letter(ACME, YES).but("Message-ID", asked).judged(PASS));
        add(
                "a stolen token in the address",
                Letter.from("Eve <eve@evil.example>", "Return", YES)
                        .but("To", "returns+" + token + "@backhaul.test")
                        .judged("dmarc=pass header.from=evil.example"));
        add(
                "a stolen token in the subject",
                Letter.from("Eve <eve@evil.example>", "Return [ref:" + token + "]", YES)
                        .judged("dmarc=pass header.from=evil.example"));
        return all;
    }

    private Letter stranger(String sender, String domain) {
        return letter(sender, YES)
                .judged("dmarc=pass header.from=" + domain + "; dkim=pass header.d=" + domain + "; spf=pass");
    }

    /**
     * @param order the return that is attacked
     * @param otherOrder another open return of acme's
     * @param others our question to another supplier
     * @param dead our question about a return that was closed long ago
     */
    List<Kind> ofTheThread(String order, String otherOrder, JsonNode others, JsonNode dead) {
        String theirs = others.get("messageId").asText();
        add(
                "no thread, right numbers",
                Letter.from(ACME, "Your return", YES + "\nPO: " + order).judged(PASS));
        add(
                "a guessed token",
                Letter.from(ACME, "Your return", YES + "\nPO: " + order)
                        .but("To", "returns+AAAAAAAAAAAAAAAAAAAAAAAA@backhaul.test")
                        .judged(PASS));
        add(
                "a token of another supplier",
                Letter.from(ACME, "Re", YES).answering(theirs).judged(PASS));
        add(
                "two threads at once",
                letter(ACME, YES)
                        .but("To", "returns+" + token(theirs) + "@backhaul.test")
                        .judged(PASS));
        add(
                "an answer about another return",
                letter(ACME, "Approved for order " + otherOrder + ". RMA number: RMA-EVIL")
                        .judged(PASS));
        add(
                "a thread long over",
                Letter.from(ACME, "Re", "Credit memo CM-OLD: USD 10.00 has been credited to your account.")
                        .answering(dead.get("messageId").asText())
                        .judged(PASS));
        return all;
    }

    private static String token(String messageId) {
        return messageId.replaceAll(".*\\.([A-Za-z0-9_-]{16,64})@.*", "$1");
    }

    List<Kind> ofTheSignature() {
        signed("changed text", "k1", DkimPair.ALL, "", raw -> raw.replace("RMA-EVIL", "RMA-EVILER"));
        signed("added text", "k1", DkimPair.ALL, "", raw -> raw + "Ship to: 5 Evil Street, Reno\r\n");
        signed("changed subject", "k1", DkimPair.ALL, "", raw -> raw.replace("Subject: Re:", "Subject: Fwd:"));
        signed("signature of a part", "k1", DkimPair.ALL, "l=8; ", raw -> raw + "Approved.\r\n");
        signed("subject not signed", "k1", "from:to:message-id:content-type", "", raw -> raw);
        signed("kind of content not signed", "k1", "from:to:subject:message-id", "", raw -> raw);
        signed("recipient not signed", "k1", "from:subject:message-id:content-type", "", raw -> raw);
        signed("signer not aligned", "evil.example", "k1", DkimPair.ALL, "", raw -> raw);
        signed("key on trial", "testing", DkimPair.ALL, "", raw -> raw);
        signed("key revoked", "revoked", DkimPair.ALL, "", raw -> raw);
        signed("key unknown", "nobody", DkimPair.ALL, "", raw -> raw);
        signed("key too short", "short", DkimPair.ALL, "", raw -> raw);
        signed(
                "signature expired",
                "k1",
                DkimPair.ALL,
                "x=4102444800; ",
                raw -> raw.replace("x=4102444800", "x=1700000100"));
        signed("old algorithm", "k1", DkimPair.ALL, "", raw -> raw.replace("rsa-sha256", "rsa-sha1"));
        Letter part = letter(ACME, YES);
        all.add(new Kind(
                "our server's pass for a part of the text",
                part.id(),
                "Authentication-Results: mx.backhaul.test; " + PASS + "\r\n"
                        + KEY.signed(part.raw(), "acme.example", "k1", DkimPair.ALL, "l=8; ") + "Approved.\r\n"));
        return all;
    }

    /** @param old an authentic, signed mail of another return that was taken before */
    List<Kind> ofAnOldMail(Letter old, String signed) {
        Letter other = old.but("Message-ID", "<again." + old.id().substring(1));
        String again = signed.replace(old.id(), other.id());
        all.add(new Kind("an old mail under another name", other.id(), again));
        Letter moved = old.but("Message-ID", "<moved." + old.id().substring(1));
        String elsewhere = signed.replace(old.id(), moved.id())
                .replaceAll("In-Reply-To: <[^>]+>", "In-Reply-To: " + asked)
                .replaceAll("References: <[^>]+>", "References: " + asked);
        all.add(new Kind("an old mail in this thread", moved.id(), elsewhere));
        return all;
    }

    List<Kind> ofTheContent() {
        add(
                "bank details",
                letter(ACME, YES + "\nPlease remit to our new bank account.").judged(PASS));
        add(
                "an IBAN in the signature",
                letter(ACME, YES + "\n-- \nAcme, DE89 3704 0044 0532 0130 00").judged(PASS));
        add(
                "bank details in German",
                letter(ACME, YES + "\nUnsere neue Bankverbindung: siehe unten").judged(PASS));
        add(
                "a word in two alphabets",
                letter(ACME, "Approved for \u0410CME-FORGED. RMA-EVIL").judged(PASS));
        add(
                "an automatic reply",
                letter(ACME, YES).plus("Auto-Submitted: auto-replied").judged(PASS));
        add(
                "an out of office",
                letter(ACME, YES).but("Subject", "Automatic reply: away").judged(PASS));
        add("a bounce", report("delivery-status", "message/delivery-status"));
        add("a receipt", report("disposition-notification", "message/disposition-notification"));
        add("a complaint", report("feedback-report", "message/feedback-report"));
        add("a verdict in an attached mail", attached());
        add(
                "a verdict in our quoted question",
                letter(ACME, "Thanks, we will look.\n\n> " + YES).judged(PASS));
        add("hidden: not displayed", html("<p style=\"display:none\">" + YES + "</p>"));
        add("hidden: white on white", html("<p style=\"color:#ffffff\">" + YES + "</p>"));
        add("hidden: letters without size", html("<span style=\"font-size:0\">" + YES + "</span>"));
        add("hidden: off the screen", html("<p style=\"position:absolute;left:-9999px\">" + YES + "</p>"));
        add("hidden: by a style sheet", html("<style>.n{display:none}</style><p class=\"n\">" + YES + "</p>"));
        return all;
    }

    private Letter html(String hidden) {
        return letter(ACME, "")
                .saying(
                        "text/html; charset=utf-8",
                        "<html><body><p>Thank you, we will look into it.</p>" + hidden + "</body></html>")
                .judged(PASS);
    }

    private Letter report(String type, String part) {
        String body = "--b\n\nApproved. RMA number: RMA-EVIL\n--b\nContent-Type: " + part
                + "\n\nFinal-Recipient: rfc822; rma@acme.example\nAction: failed\nStatus: 5.1.1\n--b--";
        return letter(ACME, "")
                .saying("multipart/report; report-type=" + type + "; boundary=b", body)
                .judged(PASS);
    }

    private Letter attached() {
        String body =
                "--b\nContent-Type: text/plain\n\nPlease see the attached mail.\n--b\nContent-Type: message/rfc822\n\n"
                        + "From: rma@acme.example\nSubject: Return\n\n" + YES + "\n--b--";
        return letter(ACME, "").saying("multipart/mixed; boundary=b", body).judged(PASS);
    }
}

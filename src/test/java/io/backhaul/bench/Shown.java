package io.backhaul.bench;

import io.backhaul.mapping.Mappings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Samples of suppliers nobody prepared anything for, made by the tests. */
final class Shown {

    static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    /** German headers, semicolons, decimal comma, windows-1252, a row of totals, a word nobody knows. */
    static final List<String> GERMAN = List.of(
            "Retouren-Nr.;Ihre Bestellung;Artikel;Menge;Entscheidung;Gutschrift EUR;Bemerkung",
            "R-100;#2001;HOOLI-7;1;genehmigt;;",
            "R-101;#2002;HOOLI-9;2;abgelehnt;;außerhalb der Frist",
            "R-102;#2003;HOOLI-7;1;Ware eingegangen;;",
            "R-100;#2001;HOOLI-7;1;gutgeschrieben;1.049,90;",
            "R-103;#2004;HOOLI-8;1;Kulanz geprüft;;",
            "Summe;;;5;;1.049,90;");

    private Shown() {}

    static Sample csv(String name, List<String> lines) {
        return new Sample(name, String.join("\r\n", lines).getBytes(Charset.forName("windows-1252")));
    }

    static Sample mail(String name, String from, String body) {
        String mail = """
                From: %s
                To: returns@backhaul.test
                Subject: Re: Return #3001
                Date: Mon, 2 Nov 2026 10:00:00 +0100
                Message-ID: <%s@example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, name, body);
        return new Sample(name, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static Sample french(int number, String decision, String more) {
        return mail("reponse-" + number + ".eml", "Retours Dupont <retours@dupont.example>", """
                Bonjour,

                N° de retour : D-%1$d
                Votre commande : #3%1$03d
                Référence : DUPONT-%1$d
                Quantité : 1
                Décision : %2$s
                %3$s

                Cordialement
                Le service retours""".formatted(
                        number, decision, more));
    }

    static List<Sample> french() {
        return List.of(
                french(1, "acceptée", ""),
                french(2, "refusée", "Motif : délai dépassé"),
                french(3, "remboursé", "Montant : 24,90 €"),
                french(4, "à voir avec le chef", ""));
    }

    /** Only these values exist. */
    static Known knowing(String... values) {
        Set<String> ours = Set.copyOf(Arrays.asList(values));
        return (what, asked) -> {
            Set<String> found = new HashSet<>(asked);
            found.retainAll(ours);
            return found;
        };
    }
}

package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.tool.BenchTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Old answers of suppliers nobody prepared anything for, as they would lie in somebody's mailbox or on a server. */
final class OldAnswers {

    /** Semicolons, German names, a decimal comma, a row of totals, a word nobody knows. */
    static final String HEADER = "Retouren-Nr.;Ihre Bestellung;Artikel;Menge;Entscheidung;Gutschrift EUR;Bemerkung";

    private OldAnswers() {}

    static Path german(Path directory) throws IOException {
        String rows = String.join(
                "\r\n",
                HEADER,
                "H-100;#7001;HOOLI-7;1;genehmigt;;",
                "H-101;#7002;HOOLI-9;2;abgelehnt;;außerhalb der Frist",
                "H-100;#7001;HOOLI-7;1;gutgeschrieben;1.049,90;",
                "H-103;#7004;HOOLI-8;1;Kulanz geprüft;;",
                "Summe;;;5;;1.049,90;",
                "");
        return Files.write(directory.resolve("Rückläufer Mai.csv"), rows.getBytes(Charset.forName("windows-1252")));
    }

    static Path french(Path directory, int number, String decision, String more) throws IOException {
        String mail = String.join(
                "\r\n",
                "From: Service Retours <retours@dupont.example>",
                "To: returns@backhaul.test",
                "Subject: Re: Retour",
                "Date: Mon, 2 Nov 2026 10:00:00 +0100",
                "Message-ID: <old-" + number + "@dupont.example>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                french(number, "#8" + number, "DUPONT-" + number, decision, more));
        return Files.writeString(directory.resolve("reponse-" + number + ".eml"), mail);
    }

    static String french(int number, String order, String sku, String decision, String more) {
        return String.join(
                "\r\n",
                "Bonjour,",
                "",
                "N° de retour : D-" + number,
                "Votre commande : " + order,
                "Référence : " + sku,
                "Quantité : 1",
                "Décision : " + decision,
                more,
                "",
                "Cordialement",
                "Le service retours");
    }

    /** Publishes Hooli into an installation by the command. */
    static void onboard(Path installation, Path samples) throws IOException {
        german(samples);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> arguments = List.of(
                BenchTool.NAME,
                "--supplier=hooli",
                "--name=Hooli",
                "--merchant=demo",
                "--samples=" + samples,
                "--backhaul.data=" + samples.resolve("no-database"),
                "--backhaul.config-dir=" + installation.resolve("config"),
                "--backhaul.mappings-dir=" + installation.resolve("mappings"),
                "--publish");
        int status = BenchTool.run(arguments.toArray(String[]::new), out, out);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("written  config/suppliers/hooli.yaml");
        assertThat(status).as("one word is not known").isEqualTo(1);
    }
}

package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A supplier who talks in files over SFTP.
 *
 * @param code his name in the configuration and at the SFTP server
 */
record FileSupplier(World world, String code) {

    private static final String GLOBEX = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency";

    /** What we have left for him about this return, as soon as it is there. */
    JsonNode fileAbout(CustomerReturn r) {
        return World.until(
                        "a file for " + code,
                        () -> world.api.items("/sandbox/sftp/" + code + "/out").stream()
                                .filter(file -> file.get("text").asText().contains(r.orderName()))
                                .toList(),
                        files -> files.size() == 1)
                .get(0);
    }

    /** He drops a file for the hub. */
    void drops(String name, String content) {
        drops(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void drops(String name, byte[] content) {
        world.api.send(
                "PUT",
                "/sandbox/sftp/" + code + "/in/" + Api.encoded(name).replace("+", "%20"),
                "application/octet-stream",
                content);
    }

    /** What he is told about one of his files, as soon as it is there. */
    String answerTo(String name) {
        return World.until(
                        "an answer to " + name,
                        () -> world.api.items("/sandbox/sftp/" + code + "/out").stream()
                                .filter(file -> file.get("name").asText().equals(name + ".result.csv"))
                                .toList(),
                        files -> files.size() == 1)
                .get(0)
                .get("text")
                .asText();
    }

    /** An answer file of Globex. */
    static String rows(String... rows) {
        return lines(GLOBEX, rows);
    }

    static String lines(String header, String... rows) {
        return header + "\r\n" + String.join("\r\n", List.of(rows)) + "\r\n";
    }

    /** A row of Globex about a return of one line. */
    static String row(CustomerReturn r, String sku, int quantity, String verdict) {
        return "GX-" + r.number() + ";" + r.orderName() + ";" + sku + ";" + quantity + ";" + verdict;
    }
}

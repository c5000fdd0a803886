package io.backhaul.hub.settings;

import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads how mails to a supplier are written: his language, who gets copies, how much a mail may carry. */
final class LettersReader {

    private static final int USUAL_MEGABYTES = 15;
    private static final int MOST_MEGABYTES = 100;

    private LettersReader() {}

    static ChannelConfig.Letters read(Section channel, String language) {
        if (!language.matches("[a-z]{2}")) {
            channel.note("type", "language '" + language + "' must be two small letters (ISO 639-1), for example de");
        }
        Map<String, List<String>> ccFor = channel.has("ccFor") ? channel.lists("ccFor") : Map.of();
        List<String> purposes =
                Arrays.stream(Purpose.values()).map(Purpose::word).toList();
        ccFor.keySet().stream()
                .filter(purpose -> !purposes.contains(purpose))
                .forEach(purpose -> channel.wrong(
                        "ccFor", "names the purpose '" + purpose + "'; known are " + String.join(", ", purposes)));
        int megabytes = channel.has("attachMegabytes") ? channel.number("attachMegabytes") : USUAL_MEGABYTES;
        if (megabytes > MOST_MEGABYTES) {
            channel.wrong("attachMegabytes", "must be at most " + MOST_MEGABYTES);
        }
        ChannelConfig.Letters letters = new ChannelConfig.Letters(
                language, channel.has("cc") ? channel.texts("cc") : List.of(), ccFor, megabytes);
        purposes.stream()
                .flatMap(purpose -> letters.copies(purpose).stream())
                .distinct()
                .filter(address -> !address.matches("[^@\\s<>,;]+@[^@\\s<>,;]+"))
                .forEach(address -> channel.wrong("cc", "'" + address + "' is no mail address"));
        return letters;
    }
}

package io.backhaul.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The five stories of the short day: one for each way in which suppliers answer. */
final class ShortDayStories {

    private static final String CSV = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency\r\n";

    private ShortDayStories() {}

    static List<Story> all() {
        return List.of(acme(), globex(), initech(), aliExpress(), spock());
    }

    private static Story acme() {
        Map<String, Object> wish = wish("#1001", "ACME-1", 1, "49.90", "DEFECTIVE", "does not switch on", 1);
        String clerk = "Acme Returns <rma@acme.example>";
        return byMail(
                wish,
                clerk,
                "Hello,\n\nApproved. RMA number: RMA-1001\nShip to: Acme Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA",
                "Item received and inspected: defect confirmed.\nDisposition: scrap",
                "Credit memo CM-1001 for RMA-1001: USD 49.90 has been credited to your account.");
    }

    private static Story spock() {
        Map<String, Object> wish = wish("#1005", "SPOCK-1", 1, "34.00", "NOT_AS_DESCRIBED", "green, not blue", 2);
        String desk = "Spock Support <support@spock.example>";
        return byMail(
                wish,
                desk,
                "Thank you for the photos.\n\nApproved. RMA number: SP-1005\nShip to: Returns, 77 Spock Street, Columbus OH 43215, USA",
                "Item received and inspected: not as described confirmed.\nDisposition: resellable",
                "Credit memo SPC-1005 for SP-1005: USD 34.00 has been credited to your account.");
    }

    private static Story byMail(
            Map<String, Object> wish, String clerk, String approval, String inspection, String credit) {
        String address = clerk.replaceAll(".*<|>.*", "");
        List<Story.Scene> scenes = new ArrayList<>();
        scenes.add(answer(address, 1, clerk, approval));
        scenes.add(new Story.Scene(Stage::approved, (stage, cue) -> stage.ship()));
        scenes.add(delivered());
        scenes.add(answer(address, 2, clerk, inspection));
        scenes.add(new Story.Scene(
                Stage::refunded,
                (stage, cue) -> stage.mail(address, 1).ifPresent(mail -> stage.reply(mail, clerk, credit))));
        return new Story((String) wish.get("orderName"), wish, scenes);
    }

    /** Answers the latest mail as soon as there are that many. */
    private static Story.Scene answer(String address, int mails, String clerk, String text) {
        return new Story.Scene(
                stage -> stage.mail(address, mails).map(mail -> address),
                (stage, cue) -> stage.mail(address, mails).ifPresent(mail -> stage.reply(mail, clerk, text)));
    }

    private static Story.Scene delivered() {
        return new Story.Scene(stage -> Optional.of("in due time"), (stage, cue) -> stage.track("delivered"));
    }

    private static Story globex() {
        String row = "GX-1002;#1002;GLOBEX-1;2;";
        return new Story(
                "#1002",
                wish("#1002", "GLOBEX-1", 2, "20.00", "UNWANTED", "ordered too many, unopened", 0),
                List.of(
                        new Story.Scene(
                                stage -> stage.file("globex"),
                                (stage, cue) -> stage.drop("globex", "rma-1002.csv", CSV + row + "APPROVED;;;\r\n")),
                        new Story.Scene(Stage::approved, (stage, cue) -> stage.ship()),
                        delivered(),
                        new Story.Scene(
                                stage -> Optional.of("in due time"),
                                (stage, cue) -> stage.drop(
                                        "globex",
                                        "inspection-1002.csv",
                                        CSV + row + "INSPECTED;RESELLABLE;;\r\n" + row + "CREDITED;;40,00;USD\r\n"))));
    }

    /** X12 reports no inspection: the case waits until the clock moves seven days, then the credit comes. */
    private static Story initech() {
        return new Story(
                "#1003",
                wish("#1003", "INITECH-1", 1, "22.00", "WRONG_ITEM", "got the left-handed one", 1),
                List.of(
                        new Story.Scene(stage -> stage.file("initech"), (stage, cue) -> {
                            String received = X12.received(stage.now(), stage.text("initech", cue));
                            stage.drop("initech", "997-1003.edi", received);
                            stage.drop("initech", "180-1003.edi", X12.authorisation(stage.now()));
                        }),
                        new Story.Scene(Stage::approved, (stage, cue) -> stage.ship()),
                        delivered(),
                        new Story.Scene(
                                Stage::refunded,
                                (stage, cue) -> stage.drop("initech", "812-1003.edi", X12.credit(stage.now())))));
    }

    /** Stays open: at AliExpress a person has to open the dispute. */
    private static Story aliExpress() {
        return new Story(
                "#1004", wish("#1004", "ALI-1", 1, "17.80", "SIZE_TOO_SMALL", "one size too small", 0), List.of());
    }

    private static Map<String, Object> wish(
            String order, String sku, int quantity, String price, String reason, String note, int photos) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("store", "demo");
        wish.put("orderName", order);
        wish.put("currency", "USD");
        wish.put("reason", reason);
        wish.put("note", note);
        wish.put("photos", photos);
        wish.put("orderedDaysAgo", 10);
        wish.put("deliveredDaysAgo", 5);
        wish.put("lines", List.of(Map.of("sku", sku, "quantity", quantity, "price", price)));
        return wish;
    }
}

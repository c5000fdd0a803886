package io.backhaul.core.correlation;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.CreditChannel;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.EvidenceProvided;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.ShipmentStatusChanged;
import io.backhaul.core.message.SupplierCreditDeclined;
import io.backhaul.core.message.SupplierCreditIssued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One line of the labelled corpus, told as a story: the returns first, then the message. */
record Pair(int line, String message, String returns, String right, String becomes) {

    private static final Map<String, Type> KEYS = Map.of(
            "PO", Type.PO, "NAME", Type.ORDER_NAME, "RMA", Type.RMA, "TRACK", Type.TRACKING, "SAYS", Type.MENTION);

    static List<Pair> corpus() {
        try {
            List<String> lines = Files.readAllLines(Path.of("src/test/resources/correlation/corpus.txt"));
            return Stream.iterate(0, n -> n < lines.size(), n -> n + 1)
                    .filter(n -> lines.get(n).contains("|") && !lines.get(n).startsWith("#"))
                    .map(n -> of(n + 1, lines.get(n).split("\\|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pair of(int line, String[] cells) {
        return new Pair(line, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
    }

    /** What became of the message, and which of the returns carries which name. */
    record Told(Handled handled, Map<String, UUID> cases) {

        String word() {
            return handled.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
        }

        List<Lookalike> candidates() {
            return handled instanceof Handled.Review review ? review.candidates() : List.of();
        }
    }

    Told tell() {
        Story story = new Story();
        Map<String, UUID> cases = new HashMap<>();
        for (String each : returns.split(";")) {
            String[] words = each.strip().split("\\s+");
            cases.put(words[0], open(story, words));
        }
        ReturnMessage said = said(story);
        boolean trusted = !message.split("\\s+")[0].endsWith("!");
        return new Told(trusted ? story.tell(said) : story.tellUntrusted(said), cases);
    }

    private static UUID open(Story story, String[] words) {
        AReturn asked = null;
        for (String word : words) {
            if (word.matches("[A-Z]+-\\d+:.*")) {
                String[] goods = word.split("[:@]");
                String price = goods.length > 2 ? goods[2] : "60.00";
                int units = Integer.parseInt(goods[1]);
                asked = asked == null ? AReturn.of(goods[0], units, price) : asked.and(goods[0], units, price);
            }
        }
        asked.ofOrder(words[1]).known("return-" + words[0]).paidWith("stripe", "pi_" + words[0], "900.00");
        story.customerReturns(asked);
        String supplier = story.c().legs().get(0).supplier();
        for (String word : words) {
            happens(story, supplier, word);
        }
        return story.id();
    }

    private static void happens(Story story, String supplier, String state) {
        String value = state.substring(state.indexOf('=') + 1);
        boolean closed = state.equals("closed");
        if (state.startsWith("rma=")) {
            apply(story, story.says(supplier).yes(value, null, false));
        } else if (state.startsWith("sent=")) {
            story.ships(value);
        } else if (state.equals("kept") || closed) {
            apply(story, story.says(supplier, "kept:" + supplier).yes(null, null, true));
        }
        if (closed) {
            story.gatewayPays();
            apply(
                    story,
                    story.says(supplier)
                            .credits(
                                    "CM-" + story.id(),
                                    story.leg(supplier).claim().open()));
        }
    }

    /** Told to its own return, whatever else shares its keys. */
    private static void apply(Story story, ReturnMessage fact) {
        story.again(fact, story.id());
    }

    private ReturnMessage said(Story story) {
        String[] words = message.split("\\s+");
        String supplier = words[1];
        Reference[] keys = Arrays.stream(words)
                .filter(w -> KEYS.containsKey(w.split("=")[0]) || w.startsWith("PAY="))
                .map(w -> key(supplier, w))
                .toArray(Reference[]::new);
        Envelope e = story.words().envelope(supplier.equals("-") ? Demo.STORE : "mail:" + supplier, "said", keys);
        String kind = words[0].replace("!", "");
        return supplier.equals("-") ? ofNobody(kind, e) : ofSupplier(kind, e, supplier, lines(words), amount(words));
    }

    private static ReturnMessage ofNobody(String kind, Envelope e) {
        return switch (kind) {
            case "cancel" -> new CancellationRequested(e, "changed his mind");
            case "photos" -> new EvidenceProvided(e, List.of());
            case "shipped" -> new ReturnShipped(e, e.reference(Type.TRACKING), "UPS", List.of());
            case "scan" -> new ShipmentStatusChanged(e, e.reference(Type.TRACKING), ParcelStatus.IN_TRANSIT);
            case "outside" -> new RefundMadeElsewhere(e, "stripe", "re_1", Demo.usd("60.00"), false);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static ReturnMessage ofSupplier(
            String kind, Envelope e, String supplier, List<LineQuantity> lines, String amount) {
        return switch (kind) {
            case "yes" -> new ReturnAuthorized(e, supplier, lines, null, null, false);
            case "no" -> new ReturnDeclined(e, supplier, lines, "not ours");
            case "wants" -> new MoreInformationRequested(e, supplier, "photos");
            case "received" -> new GoodsReceived(e, supplier, lines);
            case "inspected" -> new InspectionReported(e, supplier, lines, Disposition.SCRAP, Finding.CONFIRMED);
            case "credit" -> new SupplierCreditIssued(e, supplier, "CM-1", Demo.usd(amount), CreditChannel.CREDIT_MEMO);
            case "refuses" -> new SupplierCreditDeclined(e, supplier, "too late");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Reference key(String supplier, String word) {
        String value = word.substring(word.indexOf('=') + 1).replace('_', ' ');
        if (word.startsWith("PAY=")) {
            return Reference.qualified(Type.PAYMENT, "stripe", word.substring(4));
        }
        Type type = KEYS.get(word.split("=")[0]);
        boolean owned = type == Type.PO || type == Type.RMA;
        return owned ? Reference.qualified(type, supplier, value) : Reference.of(type, value);
    }

    private static List<LineQuantity> lines(String[] words) {
        return Arrays.stream(words)
                .filter(w -> w.startsWith("SKU="))
                .flatMap(w -> Arrays.stream(w.substring(4).split(",")))
                .map(w -> new LineQuantity(w.split(":")[0], Integer.parseInt(w.split(":")[1])))
                .toList();
    }

    private static String amount(String[] words) {
        return Arrays.stream(words)
                .filter(w -> w.startsWith("AMT="))
                .map(w -> w.substring(4))
                .findFirst()
                .orElse("0.00");
    }

    @Override
    public String toString() {
        return "line " + line + ": " + message + " | " + returns + " | " + right;
    }
}

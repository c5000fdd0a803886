package io.backhaul.hub.settings;

import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Window.Anchor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one file of {@code config/suppliers}: the supplier's passport and the way to him. */
final class SupplierFile {

    private static final Map<String, Set<Kind>> UNDERSTANDS = Map.of(
            "mail",
            Set.of(
                    Kind.SUPPLIER_REQUEST,
                    Kind.SUPPLIER_REMINDER,
                    Kind.SUPPLIER_CLAIM,
                    Kind.INSPECTION_REQUEST,
                    Kind.CREDIT_REMINDER),
            "sftp",
            Set.of(Kind.SUPPLIER_REQUEST),
            "aliexpress",
            Set.of());

    private static final List<String> TYPES = List.of("mail", "sftp", "aliexpress");
    private static final List<String> FORMATS = List.of("csv", "x12");
    private static final List<String> PO_NUMBERS = List.of("order-name", "supplier-order");

    private final String mailbox;
    private final Set<String> mappings;

    /**
     * @param mailbox user of the hub's mailbox, by which suppliers' mails come
     * @param mappings names of the mappings there are
     */
    SupplierFile(String mailbox, Set<String> mappings) {
        this.mailbox = mailbox;
        this.mappings = mappings;
    }

    SupplierConfig read(Section root, String hash) {
        Section recognise = root.section("recognise");
        List<String> prefixes = recognise.texts("skuPrefixes");
        recognise.end();
        Section channel = root.section("channel");
        Passport passport = passport(root, channel);
        SupplierConfig supplier = new SupplierConfig(
                passport.supplier(),
                passport.name(),
                root.texts("merchants"),
                prefixes,
                channel(channel),
                root.choice("poNumber", PO_NUMBERS),
                passport,
                root.has("shadow") && root.flag("shadow"),
                hash);
        channel.end();
        root.end();
        return supplier;
    }

    /** Only the passport: for older versions of a file, whose way to the supplier no longer matters. */
    Passport passport(Section root) {
        return passport(root, root.section("channel"));
    }

    private Passport passport(Section root, Section channel) {
        String code = root.text("supplier");
        String type = channel.choice("type", TYPES);
        Section evidence = root.section("evidence");
        Set<Reason> photosFor = evidence.words("photosFor", Reason.class);
        evidence.end();
        return new Passport(
                code,
                root.text("name"),
                type + ":" + code,
                channel.has("understands") ? channel.words("understands", Kind.class) : UNDERSTANDS.get(type),
                type.equals("mail") ? "mail:" + mailbox : type + ":" + code,
                root.flag("rmaRequired"),
                photosFor,
                Windows.read(root, "answerWithin", Anchor.REQUEST),
                Windows.read(root, "claimWindow", Windows.CLAIM),
                Amounts.percent(root, "recoveryPercent"),
                root.flag("goodsBack"),
                Windows.read(root, "creditWithin", Anchor.CLAIM),
                AgreementReader.read(root));
    }

    private ChannelConfig channel(Section channel) {
        return switch (channel.text("type")) {
            case "sftp" -> sftp(channel);
            case "aliexpress" ->
                new ChannelConfig.AliExpress(
                        channel.text("url"),
                        channel.text("appKey"),
                        channel.secret("appSecret"),
                        channel.secret("token"),
                        mapping(channel));
            default -> new ChannelConfig.Mail(channel.text("address"), channel.texts("domains"), mapping(channel));
        };
    }

    private ChannelConfig sftp(Section channel) {
        String format = channel.choice("format", FORMATS);
        return new ChannelConfig.Sftp(
                channel.text("host"),
                channel.number("port"),
                channel.text("user"),
                channel.secret("password"),
                channel.text("in"),
                channel.text("out"),
                format,
                channel.text("knownHosts", null),
                format.equals("csv") ? csv(channel.section("csv")) : null,
                format.equals("x12") ? x12(channel.section("x12")) : null,
                mapping(channel));
    }

    private static ChannelConfig.Csv csv(Section csv) {
        String delimiter = csv.text("delimiter").replace("\\t", "\t");
        if (delimiter.length() > 1) {
            csv.wrong("delimiter", "must be one character");
        }
        ChannelConfig.Csv read = new ChannelConfig.Csv(
                delimiter,
                csv.flag("decimalComma"),
                csv.texts("columns"),
                csv.has("aliases") ? csv.lists("aliases") : Map.of());
        csv.end();
        return read;
    }

    private static ChannelConfig.X12 x12(Section x12) {
        ChannelConfig.X12 read = new ChannelConfig.X12(x12.text("us"), x12.text("them"));
        x12.end();
        return read;
    }

    private String mapping(Section channel) {
        String mapping = channel.text("mapping");
        if (!mapping.isEmpty() && !mappings.contains(mapping)) {
            channel.wrong("mapping", "'" + mapping + "' has no file mappings/" + mapping + ".jsonata");
        }
        return mapping;
    }
}

package io.backhaul.hub.settings;

import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Window.Anchor;
import java.nio.file.Path;
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
            "folder",
            Set.of(Kind.SUPPLIER_REQUEST),
            "aliexpress",
            Set.of());

    private static final List<String> TYPES = List.of("mail", "sftp", "folder", "aliexpress");
    private static final List<String> PO_NUMBERS = List.of("order-name", "supplier-order");

    private final AnswerBoxes mailboxes;
    private final Set<String> mappings;

    /**
     * @param mailboxes the hub's mailboxes, by which suppliers' mails come
     * @param mappings names of the mappings there are
     */
    SupplierFile(AnswerBoxes mailboxes, Set<String> mappings) {
        this.mailboxes = mailboxes;
        this.mappings = mappings;
    }

    /** @param mailbox user of the only mailbox */
    SupplierFile(String mailbox, Set<String> mappings) {
        this(AnswerBoxes.only(mailbox), mappings);
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
                channel(channel, root.text("language", "en")),
                root.choice("poNumber", PO_NUMBERS),
                passport,
                watching(root, channel),
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
                type.equals("mail") ? answersTo(root, channel) : type + ":" + code,
                root.flag("rmaRequired"),
                photosFor,
                Windows.read(root, "answerWithin", Anchor.REQUEST),
                Windows.read(root, "claimWindow", Windows.CLAIM),
                Amounts.percent(root, "recoveryPercent"),
                root.flag("goodsBack"),
                Windows.read(root, "creditWithin", Anchor.CLAIM),
                AgreementReader.read(root));
    }

    private String answersTo(Section root, Section channel) {
        List<String> merchants = root.has("merchants") ? root.texts("merchants") : List.of();
        return mailboxes
                .channel(merchants, channel.text("mailbox", null))
                .or(() -> mailboxes.channel(merchants, null)) // one that an older version of the file names
                .orElseThrow();
    }

    private Watching watching(Section root, Section channel) {
        String type = channel.text("type");
        String mailbox = type.equals("mail") ? channel.text("mailbox", null) : null;
        List<String> merchants = root.texts("merchants");
        if (mailbox != null && mailboxes.channel(merchants, mailbox).isEmpty()) {
            channel.wrong(
                    "mailbox", "'" + mailbox + "' is the address of no mailbox of " + String.join(", ", merchants));
        }
        Expected expected = channel.has("expectEvery") ? Expected.read(channel.section("expectEvery")) : null;
        String canary = type.equals("sftp") ? channel.text("canary", null) : null;
        if (canary != null && (isSame(canary, channel.text("in")) || isSame(canary, channel.text("out")))) {
            channel.wrong("canary", "is where files lie; give it a directory of its own");
        }
        return new Watching(expected, canary);
    }

    private static boolean isSame(String directory, String other) {
        return Path.of(directory).normalize().equals(Path.of(other).normalize());
    }

    private ChannelConfig channel(Section channel, String language) {
        return switch (channel.text("type")) {
            case "sftp" -> FileChannel.sftp(channel, mapping(channel));
            case "folder" -> FileChannel.folder(channel, mapping(channel));
            case "aliexpress" ->
                new ChannelConfig.AliExpress(
                        channel.text("url"),
                        channel.text("appKey"),
                        channel.secret("appSecret"),
                        channel.secret("token"),
                        mapping(channel));
            default -> MailChannel.read(channel, mapping(channel), this::mapping, language);
        };
    }

    private String mapping(Section channel) {
        String mapping = channel.text("mapping");
        if (!mapping.isEmpty() && !mappings.contains(mapping)) {
            channel.wrong("mapping", "'" + mapping + "' has no file mappings/" + mapping + ".jsonata");
        }
        return mapping;
    }
}

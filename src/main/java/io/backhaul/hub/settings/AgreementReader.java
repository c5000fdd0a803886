package io.backhaul.hub.settings;

import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Agreement.Role;
import io.backhaul.core.policy.Agreement.SettledBy;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.Handling;
import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.policy.Window.Anchor;
import java.util.List;

/** Reads what was agreed with a supplier beyond his usual terms; all of it may be missing. */
final class AgreementReader {

    private static final List<Anchor> HANDLING = List.of(Anchor.ORDER, Anchor.PAYMENT);

    private AgreementReader() {}

    static Agreement read(Section root) {
        Role role = root.optional("role", key -> root.word(key, Role.class));
        boolean wantsGoods = root.has("goodsBack") && root.flag("goodsBack");
        if (role == Role.FINANCIAL && wantsGoods) {
            root.wrong(
                    "goodsBack",
                    "is true, but a financial supplier credits without goods; say false, or role: logistical");
        }
        return new Agreement(
                role,
                root.optional("returnAddress", key -> address(root.section(key))),
                root.optional("settledBy", key -> root.word(key, SettledBy.class)),
                root.optional("exceptions", key -> grants(root, key)),
                root.optional("platform", key -> platform(root, key)),
                root.optional("handling", key -> handling(root.section(key))),
                root.optional("rmaExpires", key -> Windows.read(root, key, Anchor.AUTHORIZATION)),
                Amounts.money(root, "advanceLimit"),
                root.optional("source", root::text),
                root.optional("asOf", key -> Dates.day(root, key)),
                root.optional("signedOn", key -> Dates.day(root, key)));
    }

    private static ReturnAddress address(Section address) {
        ReturnAddress read = new ReturnAddress(
                address.text("text"),
                address.optional("department", address::text),
                address.optional("confirmedOn", key -> Dates.day(address, key)));
        address.end();
        return read;
    }

    private static List<Grant> grants(Section root, String key) {
        return root.sections(key).stream().map(GrantReader::read).toList();
    }

    private static List<Grant> platform(Section root, String key) {
        return root.sections(key).stream().map(GrantReader::ofPlatform).toList();
    }

    private static Handling handling(Section handling) {
        Handling read = new Handling(
                Windows.read(handling, "within", HANDLING),
                handling.optional(
                        "notices",
                        key -> handling.sections(key).stream()
                                .map(AgreementReader::notice)
                                .toList()));
        handling.end();
        return read;
    }

    private static Handling.Notice notice(Section notice) {
        Handling.Notice read =
                new Handling.Notice(Dates.day(notice, "from"), Dates.day(notice, "to"), notice.number("extraDays"));
        if (read.from() != null && read.to() != null && read.to().isBefore(read.from())) {
            notice.wrong("to", "is " + read.to() + ", before from, which is " + read.from());
        }
        notice.end();
        return read;
    }
}

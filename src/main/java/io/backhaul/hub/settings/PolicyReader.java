package io.backhaul.hub.settings;

import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Window.Anchor;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a merchant's return policy; what he does not say follows the usual. */
final class PolicyReader {

    private PolicyReader() {}

    static Policy read(ZoneId zone, Section policy) {
        Policy read = new Policy(
                zone,
                Windows.read(policy, "autoApprove", Windows.CUSTOMER),
                Amounts.money(policy, "keepItUpTo"),
                Windows.read(policy, "silentAfterDelivery", Anchor.DELIVERY),
                Windows.read(policy, "openReturnExpires", Anchor.AUTHORIZATION),
                policy.optional("acknowledgeWithin", key -> Windows.read(policy, key, Anchor.REQUEST)),
                policy.optional("refundOn", key -> policy.word(key, RefundOn.class)),
                policy.optional("evidenceFor", key -> policy.words(key, Reason.class)),
                policy.optional("reasons", key -> policy.words(key, Reason.class)),
                policy.optional("costs", key -> costs(policy.section(key))),
                policy.optional("offers", key -> offers(policy.section(key))),
                policy.optional("channels", key -> channels(policy.section(key))),
                policy.optional("promisedDelivery", key -> Windows.read(policy, key, Windows.OUTBOUND)),
                policy.optional("waitAtMost", key -> Windows.read(policy, key, Anchor.REQUEST)));
        policy.end();
        return read;
    }

    private static Costs costs(Section costs) {
        Costs read = new Costs(
                Amounts.byReason(costs, "returnShipping", (table, reason) -> table.word(reason, Bearer.class)),
                costs.optional("otherwise", key -> costs.word(key, Bearer.class)),
                Amounts.money(costs, "label"),
                Amounts.money(costs, "labelAbroad"),
                costs.optional("country", key -> Amounts.country(costs, key)),
                costs.has("labelDeducted") && costs.flag("labelDeducted"),
                Amounts.percents(costs, "restockingPercent"));
        if (!read.labelAbroad().isEmpty() && read.country() == null) {
            costs.wrong("labelAbroad", "needs country: from where nothing is sent, nothing is abroad");
        }
        if (read.labelDeducted() && read.label().isEmpty()) {
            costs.wrong("labelDeducted", "needs label: what is deducted must be known");
        }
        costs.end();
        return read;
    }

    private static Offers offers(Section offers) {
        BigDecimal keepItFrom = offers.optional("keepItFromPercent", key -> Amounts.percent(offers, key));
        Section partial = optional(offers, "partialRefund");
        BigDecimal from = partial == null ? null : Amounts.percent(partial, "from");
        BigDecimal to = partial == null ? null : Amounts.percent(partial, "to");
        if (partial != null && from.compareTo(to) > 0) {
            partial.wrong("from", "is " + from + ", more than to, which is " + to);
        }
        Section credit = optional(offers, "storeCredit");
        Section advance = optional(offers, "advance");
        Offers read = new Offers(
                keepItFrom,
                from,
                to,
                credit == null ? null : Amounts.percent(credit, "bonusPercent"),
                credit == null ? null : Amounts.money(credit, "bonusUpTo"),
                advance == null ? null : Amounts.money(advance, "upTo"),
                advance == null || !advance.has("afterOrders") ? 0 : advance.number("afterOrders"));
        end(partial);
        end(credit);
        end(advance);
        offers.end();
        return read;
    }

    private static Map<String, ChannelRules> channels(Section channels) {
        Map<String, ChannelRules> read = new LinkedHashMap<>();
        channels.keys().forEach(name -> {
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                channels.note(name, "channel '" + name + "' is written in small letters, as orders name it");
            }
            read.put(name, channel(channels.section(name)));
        });
        return read;
    }

    private static ChannelRules channel(Section channel) {
        ChannelRules read = new ChannelRules(
                channel.optional("autoApprove", key -> Windows.read(channel, key, Windows.CUSTOMER)),
                channel.optional("refundOn", key -> channel.word(key, RefundOn.class)),
                channel.optional("answerWithin", key -> Windows.read(channel, key, Anchor.REQUEST)),
                !channel.has("feesAllowed") || channel.flag("feesAllowed"));
        channel.end();
        return read;
    }

    private static Section optional(Section section, String key) {
        return section.optional(key, section::section);
    }

    private static void end(Section section) {
        if (section != null) {
            section.end();
        }
    }
}

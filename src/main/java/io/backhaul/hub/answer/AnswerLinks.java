package io.backhaul.hub.answer;

import io.backhaul.hub.connect.PublicAddress;
import io.backhaul.hub.out.CaseViews;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.MerchantConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import io.backhaul.store.AnswerLinkRows;
import io.backhaul.store.CommandRows.Row;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Links by which a supplier answers (F6, N10). One per mail, the same at every try; it lives while the return is open and 60
 * days after, at most a year, and only while the passport names the mailbox it went to.
 */
public final class AnswerLinks {

    private final PublicAddress address;
    private final AnswerTokens tokens;
    private final AnswerLinkRows rows;
    private final Merchants merchants;
    private final CaseViews cases;
    private final Clock clock;

    AnswerLinks(
            PublicAddress address,
            AnswerTokens tokens,
            AnswerLinkRows rows,
            Merchants merchants,
            CaseViews cases,
            Clock clock) {
        this.address = address;
        this.tokens = tokens;
        this.rows = rows;
        this.merchants = merchants;
        this.cases = cases;
        this.clock = clock;
    }

    /** A link that can be used, with what it is about. */
    record Open(AnswerLinkRows.Link link, SupplierConfig supplier, String merchantName, CaseViews.View view) {

        /** The language of the page. */
        String language() {
            return ((ChannelConfig.Mail) supplier.channel()).letters().language();
        }
    }

    /** What became of a link that somebody opens. */
    record Found(Open open, boolean gone) {
        static final Found NOTHING = new Found(null, false);
        static final Found GONE = new Found(null, true);
    }

    /** Keeps the link of this mail before it is sent, and answers its address; empty when the hub's own is not known. */
    public Optional<String> issue(Row row, String mailbox, Purpose purpose) {
        String token = token(row, mailbox, purpose);
        Optional<String> page = address.answer(token);
        if (page.isPresent()) {
            rows.keep(new AnswerLinkRows.Link(
                    AnswerTokens.hash(token),
                    row.merchant(),
                    row.caseId(),
                    row.command().supplier(),
                    purpose.word(),
                    row.command().key(),
                    mailbox,
                    row.command().lines(),
                    clock.instant()));
        }
        return page;
    }

    /** The path of this link's page; a proxy before the hub may have put something before it. */
    String path(String token) {
        return address.answer(token).map(a -> URI.create(a).getRawPath()).orElse("/answer/" + token);
    }

    /** The link with this token, checked in the same time whether the first or the last letter is wrong. */
    Found find(String token) {
        return rows.find(AnswerTokens.hash(token))
                .filter(link -> AnswerTokens.same(token, token(link)))
                .map(this::found)
                .orElse(Found.NOTHING);
    }

    private Found found(AnswerLinkRows.Link link) {
        Optional<SupplierConfig> supplier = merchants
                .supplier(link.supplier())
                .filter(s -> s.channel() instanceof ChannelConfig.Mail mail
                        && mail.address().equals(link.address()));
        Optional<CaseViews.View> view = cases.of(link.merchant(), link.caseId());
        return supplier.isEmpty() || view.isEmpty() || isOver(link)
                ? Found.GONE
                : new Found(new Open(link, supplier.get(), merchantName(link.merchant()), view.get()), false);
    }

    private String merchantName(String merchant) {
        return merchants.merchant(merchant).map(MerchantConfig::name).orElse(merchant);
    }

    private boolean isOver(AnswerLinkRows.Link link) {
        Instant closed = rows.closedAt(link.merchant(), link.caseId()).orElse(null);
        return LinkLife.isOver(link.issuedAt(), closed, clock.instant());
    }

    private String token(Row row, String mailbox, Purpose purpose) {
        return tokens.token(
                row.merchant(),
                row.caseId(),
                row.command().supplier(),
                purpose.word(),
                row.command().key(),
                mailbox);
    }

    private String token(AnswerLinkRows.Link link) {
        return tokens.token(
                link.merchant(), link.caseId(), link.supplier(), link.purpose(), link.command(), link.address());
    }
}

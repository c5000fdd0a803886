package io.backhaul.hub.out;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.Parcel;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.partner.mail.Attachment;
import io.backhaul.partner.mail.SupplierMail;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import io.backhaul.partner.mail.SupplierMailWriter;
import io.backhaul.store.Attachments;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.MailThreads;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Mails to suppliers. A mail goes out at least once with the same Message-ID: a second copy is possible only when the hub dies
 * between the mail server's word and its own commit (decision 2.7). The thread's keys are stored before the first send, so an
 * answer always finds its case.
 */
public final class SupplierMails implements CommandExecutor {

    private static final Map<Command.Kind, Purpose> PURPOSES = Map.of(
            Command.Kind.SUPPLIER_REQUEST, Purpose.RMA_REQUEST,
            Command.Kind.SUPPLIER_REMINDER, Purpose.REMINDER,
            Command.Kind.INSPECTION_REQUEST, Purpose.INSPECTION_REQUEST,
            Command.Kind.SUPPLIER_CLAIM, Purpose.CLAIM,
            Command.Kind.CREDIT_REMINDER, Purpose.CREDIT_REMINDER);

    private final ProducerTemplate camel;
    private final Merchants merchants;
    private final Mailboxes mailboxes;
    private final CaseViews cases;
    private final MailThreads threads;
    private final Attachments attachments;
    private final Clock clock;

    public SupplierMails(
            ProducerTemplate camel,
            Merchants merchants,
            Mailboxes mailboxes,
            CaseViews cases,
            MailThreads threads,
            Attachments attachments,
            Clock clock) {
        this.camel = camel;
        this.merchants = merchants;
        this.mailboxes = mailboxes;
        this.cases = cases;
        this.threads = threads;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public boolean serves(String destination) {
        return destination.startsWith("mail:");
    }

    /** Nothing is stored but the thread's keys: the mail holds personal data and is written anew, the same, at every try. */
    @Override
    public byte[] prepare(Row row) {
        SupplierMail.Thread thread = thread(row);
        threads.note(row.merchant(), row.caseId(), row.command().supplier(), thread.token(), thread.messageId());
        return null;
    }

    @Override
    public Result send(Row row, byte[] request) {
        SupplierMail.Thread thread = thread(row);
        byte[] raw = SupplierMailWriter.write(mail(row, thread));
        try {
            camel.requestBody("direct:send-mail", asWritten(raw));
            return Result.Done.of("mailed to " + address(row.command().supplier()), thread.messageId());
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Result.Unknown("the mail server did not take it: " + cause.getMessage());
        }
    }

    /** Camel sends a finished message as it is and keeps its Message-ID; bytes it would wrap into a mail of its own. */
    private static MimeMessage asWritten(byte[] raw) {
        try {
            return new MimeMessage(null, new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail of our own cannot be read back", e);
        }
    }

    @Override
    public Result resume(Row row, byte[] request) {
        return send(row, request);
    }

    private SupplierMail.Thread thread(Row row) {
        String supplier = row.command().supplier();
        MailThreads.Thread known = threads.of(row.merchant(), row.caseId(), supplier);
        return new SupplierMail.Thread(
                row.idempotencyKey().toString(),
                known.token(),
                ownAddress(supplier),
                merchants.merchant(row.merchant()).orElseThrow().name(),
                known.messageIds().stream()
                        .filter(id -> !id.contains(row.idempotencyKey().toString()))
                        .toList());
    }

    private SupplierMail mail(Row row, SupplierMail.Thread thread) {
        CaseViews.View view = cases.of(row);
        Leg leg = view.leg(row.command().supplier());
        Purpose purpose = PURPOSES.get(row.command().kind());
        String to = address(leg.supplier());
        return new SupplierMail(purpose, thread, to, about(row, view, leg), evidence(row, purpose), clock.instant());
    }

    /** The address of the mailbox he answers to. */
    private String ownAddress(String supplier) {
        return merchants
                .supplier(supplier)
                .flatMap(s -> mailboxes.at(s.passport().channel()))
                .orElseGet(mailboxes::first)
                .address();
    }

    private String address(String supplier) {
        return merchants
                .supplier(supplier)
                .map(s -> ((ChannelConfig.Mail) s.channel()).address())
                .orElseThrow(() -> new IllegalStateException("no supplier " + supplier));
    }

    private static SupplierMail.About about(Row row, CaseViews.View view, Leg leg) {
        String reason = view.returnCase()
                .request()
                .reason()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        boolean claims = row.command().kind() == Command.Kind.SUPPLIER_CLAIM
                || row.command().kind() == Command.Kind.CREDIT_REMINDER;
        Money claim = leg.claim().booked().isPositive()
                ? leg.claim().open()
                : leg.claim().expected();
        return new SupplierMail.About(
                view.orderName(),
                view.poNumber(leg.supplier()),
                leg.rma(),
                leg.parcels().stream().map(Parcel::trackingNumber).findFirst().orElse(null),
                row.command().lines().stream().map(l -> item(l, reason)).toList(),
                claims ? claim : null,
                null);
    }

    private static SupplierMail.Item item(LineQuantity line, String reason) {
        return new SupplierMail.Item(line.sku(), line.quantity(), reason);
    }

    /** The customer's own files, byte for byte (row S153), with what asks for a verdict. */
    private List<Attachment> evidence(Row row, Purpose purpose) {
        if (purpose == Purpose.INSPECTION_REQUEST || purpose == Purpose.CREDIT_REMINDER) {
            return List.of();
        }
        return attachments.ofCase(row.merchant(), row.caseId()).stream()
                .flatMap(a -> attachments.content(row.merchant(), row.caseId(), a.sha256()).stream()
                        .map(bytes -> Attachment.of(a.name(), bytes)))
                .toList();
    }
}

package io.backhaul.hub.out;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.Parcel;
import io.backhaul.hub.answer.AnswerLinks;
import io.backhaul.hub.out.OutgoingMail.NotTaken;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.partner.mail.Letter;
import io.backhaul.partner.mail.MailTemplates;
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
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;

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

    private final OutgoingMail server;
    private final Merchants merchants;
    private final Mailboxes mailboxes;
    private final CaseViews cases;
    private final MailThreads threads;
    private final Attachments attachments;
    private final MailTemplates templates;
    private final AnswerLinks links;
    private final MailOutWatch watch;
    private final Clock clock;

    public SupplierMails(
            OutgoingMail server,
            Merchants merchants,
            Mailboxes mailboxes,
            CaseViews cases,
            MailThreads threads,
            Attachments attachments,
            MailTemplates templates,
            AnswerLinks links,
            MailOutWatch watch,
            Clock clock) {
        this.server = server;
        this.merchants = merchants;
        this.mailboxes = mailboxes;
        this.cases = cases;
        this.threads = threads;
        this.attachments = attachments;
        this.templates = templates;
        this.links = links;
        this.watch = watch;
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
        SupplierMail mail = mail(row, thread(row));
        String supplier = row.command().supplier();
        Letter letter = templates.letter(supplier, channel(supplier).letters().language(), mail);
        byte[] raw = SupplierMailWriter.write(mail, letter);
        try {
            server.send(asWritten(raw, mail.thread().returnPath()));
            watch.taken(row);
            return Result.Done.of(
                    "mailed to " + mail.to() + (mail.cc().isEmpty() ? "" : ", copy to " + String.join(", ", mail.cc())),
                    mail.thread().messageId());
        } catch (NotTaken e) {
            watch.notTaken(row, e.getCause());
            return new Result.Unknown(e.getMessage());
        }
    }

    /**
     * Camel sends a finished message as it is and keeps its Message-ID; bytes it would wrap into a mail of its own. What cannot
     * be delivered comes back to the thread's own address, even when the report names no mail.
     */
    static MimeMessage asWritten(byte[] raw, String returnPath) {
        try {
            SMTPMessage message = new SMTPMessage(null, new ByteArrayInputStream(raw));
            message.setEnvelopeFrom(returnPath);
            return message;
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
        Purpose purpose = purpose(row);
        ChannelConfig.Mail channel = channel(leg.supplier());
        MailFiles files = new MailFiles(attachments, channel.letters().attachMegabytes());
        MailFiles.Chosen evidence = files.of(row.merchant(), row.caseId(), purpose);
        return new SupplierMail(
                purpose,
                thread,
                channel.address(),
                channel.letters().copies(purpose.word()),
                about(row, view, leg),
                evidence.files(),
                evidence.leftOut(),
                links.issue(row, channel.address(), purpose).orElse(null),
                clock.instant());
    }

    /** The address of the mailbox he answers to. */
    private String ownAddress(String supplier) {
        return merchants
                .supplier(supplier)
                .flatMap(s -> mailboxes.at(s.passport().channel()))
                .orElseGet(mailboxes::first)
                .address();
    }

    private static Purpose purpose(Row row) {
        return PURPOSES.get(row.command().kind());
    }

    private ChannelConfig.Mail channel(String supplier) {
        return merchants
                .supplier(supplier)
                .map(s -> (ChannelConfig.Mail) s.channel())
                .orElseThrow(() -> new IllegalStateException("no supplier " + supplier));
    }

    private static SupplierMail.About about(Row row, CaseViews.View view, Leg leg) {
        String reason = view.returnCase().request().reason().name();
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
}

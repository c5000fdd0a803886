package io.backhaul.hub.out;

import io.backhaul.partner.mail.Attachment;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import io.backhaul.store.Attachments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The customer's own files, byte for byte (row S153), with what asks for a verdict. As many as his mailbox takes, small ones
 * first; the others he finds behind the link.
 */
final class MailFiles {

    private final Attachments attachments;
    private final long limit;

    MailFiles(Attachments attachments, int megabytes) {
        this.attachments = attachments;
        this.limit = megabytes * 1024L * 1024L;
    }

    /** Files of one mail, and how many did not fit. */
    record Chosen(List<Attachment> files, int leftOut) {}

    Chosen of(String merchant, UUID caseId, Purpose purpose) {
        if (purpose == Purpose.INSPECTION_REQUEST || purpose == Purpose.CREDIT_REMINDER) {
            return new Chosen(List.of(), 0);
        }
        List<Attachments.Attachment> all = attachments.ofCustomer(merchant, caseId).stream()
                .sorted(Comparator.comparingLong(Attachments.Attachment::size)
                        .thenComparing(Attachments.Attachment::sha256))
                .toList();
        List<Attachment> files = new ArrayList<>();
        long sent = 0;
        int leftOut = 0;
        for (Attachments.Attachment one : all) {
            sent += asSent(one.size());
            if (sent > limit) {
                leftOut++;
            } else {
                attachments
                        .content(merchant, caseId, one.sha256())
                        .ifPresent(bytes -> files.add(Attachment.of(one.name(), bytes)));
            }
        }
        return new Chosen(files, leftOut);
    }

    /** Base64 writes three bytes as four, in lines of 76 and a line end. */
    private static long asSent(long bytes) {
        return bytes * 4 / 3 * 78 / 76 + 4;
    }
}

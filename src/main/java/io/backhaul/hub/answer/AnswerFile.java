package io.backhaul.hub.answer;

import io.backhaul.hub.answer.AnswerLinks.Open;
import io.backhaul.store.Attachments;
import io.backhaul.store.Attachments.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The customer's photos and files behind a link: what went out with the mail, and what was too large for it. */
final class AnswerFile {

    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final Attachments attachments;

    AnswerFile(Attachments attachments) {
        this.attachments = attachments;
    }

    /** A file with its bytes. */
    record Content(Attachment file, byte[] bytes) {}

    /** True for pictures that every browser shows and none runs. */
    static boolean isShown(Attachment file) {
        return SHOWN.contains(file.mediaType());
    }

    List<Attachment> of(Open open) {
        return attachments.ofCustomer(open.link().merchant(), open.link().caseId());
    }

    Optional<Content> find(Open open, String sha256) {
        return of(open).stream()
                .filter(f -> f.sha256().equals(sha256))
                .findFirst()
                .flatMap(f -> attachments
                        .content(open.link().merchant(), open.link().caseId(), sha256)
                        .map(bytes -> new Content(f, bytes)));
    }
}

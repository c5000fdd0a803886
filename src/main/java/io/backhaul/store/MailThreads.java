package io.backhaul.store;

import io.backhaul.core.message.Reference;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail thread with one supplier about one case: its reply token and the Message-IDs we sent, kept as references. */
public final class MailThreads {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;

    public MailThreads(JdbcClient db) {
        this.db = db;
    }

    /** The token of a leg, at least 128 random bits, and the Message-IDs sent so far. */
    public record Thread(String token, List<String> messageIds) {
        public Thread {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** The thread of a leg; its token is made and stored when it is first asked for. */
    public Thread of(String merchant, UUID caseId, String supplier) {
        List<String> tokens = values(merchant, caseId, supplier, Reference.Type.MAIL_TOKEN);
        String token = tokens.isEmpty() ? newToken(merchant, caseId, supplier) : tokens.get(0);
        return new Thread(token, values(merchant, caseId, supplier, Reference.Type.MAIL_MESSAGE));
    }

    public void note(String merchant, UUID caseId, String supplier, String token, String messageId) {
        insert(merchant, caseId, supplier, Reference.of(Reference.Type.MAIL_TOKEN, token));
        insert(merchant, caseId, supplier, Reference.of(Reference.Type.MAIL_MESSAGE, messageId));
    }

    /** Whose thread these keys name; empty when they name none of ours. */
    public Optional<String> supplierOf(String merchant, List<Reference> thread) {
        return thread.stream()
                .flatMap(r -> db
                        .sql(
                                "select supplier from reference where merchant = ? and type = ? and value = ? and supplier <> ''")
                        .params(merchant, r.type().name(), r.value())
                        .query(String.class)
                        .list()
                        .stream())
                .findFirst();
    }

    private String newToken(String merchant, UUID caseId, String supplier) {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        insert(merchant, caseId, supplier, Reference.of(Reference.Type.MAIL_TOKEN, token));
        return values(merchant, caseId, supplier, Reference.Type.MAIL_TOKEN).get(0);
    }

    private List<String> values(String merchant, UUID caseId, String supplier, Reference.Type type) {
        return db.sql("""
                        select value from reference where merchant = ? and case_id = ? and supplier = ? and type = ?
                        order by value""")
                .params(merchant, caseId, supplier, type.name())
                .query(String.class)
                .list();
    }

    private void insert(String merchant, UUID caseId, String supplier, Reference reference) {
        db.sql(
                        "insert into reference (merchant, type, value, case_id, supplier) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(merchant, reference.type().name(), reference.value(), caseId, supplier)
                .update();
    }
}

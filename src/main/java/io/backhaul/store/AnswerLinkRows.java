package io.backhaul.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backhaul.core.message.LineQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The links by which suppliers answer without an account, found by the hash of their token. */
public final class AnswerLinkRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<LineQuantity>> LINES = new TypeReference<>() {};

    private final JdbcClient db;

    public AnswerLinkRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A link as it was issued.
     *
     * @param tokenHash SHA-256 of its token, lower-case hexadecimal
     * @param purpose what the mail asked, for example {@code request}
     * @param command key of the command whose mail carried it
     * @param address mailbox it went to
     * @param lines what was asked about; empty: all of the supplier's lines
     * @param issuedAt when (UTC, business time)
     */
    public record Link(
            String tokenHash,
            String merchant,
            UUID caseId,
            String supplier,
            String purpose,
            String command,
            String address,
            List<LineQuantity> lines,
            Instant issuedAt) {}

    /** Keeps a link; the same one again changes nothing. */
    public void keep(Link link) {
        db.sql("""
                        insert into answer_link
                            (token_hash, merchant, case_id, supplier, purpose, command, address, lines, issued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
                .params(
                        link.tokenHash(),
                        link.merchant(),
                        link.caseId(),
                        link.supplier(),
                        link.purpose(),
                        link.command(),
                        link.address(),
                        json(link.lines()),
                        Timestamp.from(link.issuedAt()))
                .update();
    }

    public Optional<Link> find(String tokenHash) {
        return db.sql("select * from answer_link where token_hash = ?")
                .params(tokenHash)
                .query(AnswerLinkRows::read)
                .optional();
    }

    /** When the return was closed; empty while it is open. */
    public Optional<Instant> closedAt(String merchant, UUID caseId) {
        return db.sql("select closed_at from return_case where merchant = ? and id = ? and closed_at is not null")
                .params(merchant, caseId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** An answer that was kept: the word for what was said, and when (UTC). */
    public record Given(String verdict, Instant at) {}

    /**
     * Answers that came through links of one return, oldest first.
     *
     * @param about the order they speak of, as their receipts name it
     * @param sourceIds how the names of their receipts begin
     */
    public List<Given> given(String merchant, String about, String channel, String sourceIds) {
        return db.sql("""
                        select topic, received_at from receipt
                        where merchant = ? and about = ? and channel = ? and starts_with(source_id, ?)
                        and duplicate_of is null order by sequence""")
                .params(merchant, about, channel, sourceIds)
                .query((row, number) -> new Given(
                        row.getString("topic"), row.getTimestamp("received_at").toInstant()))
                .list();
    }

    private static Link read(ResultSet row, int number) throws SQLException {
        try {
            return new Link(
                    row.getString("token_hash"),
                    row.getString("merchant"),
                    row.getObject("case_id", UUID.class),
                    row.getString("supplier"),
                    row.getString("purpose"),
                    row.getString("command"),
                    row.getString("address"),
                    JSON.readValue(row.getString("lines"), LINES),
                    row.getTimestamp("issued_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lines of an answer link cannot be read", e);
        }
    }

    private static String json(List<LineQuantity> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lines of an answer link cannot be written", e);
        }
    }
}

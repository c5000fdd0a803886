package io.backhaul.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers to suppliers' files: planned in the transaction that keeps a file's messages, due when all of these were handled,
 * fixed to the byte before the first try. What an answer says is gone once it is left with the supplier.
 */
public final class FileResults {

    private final JdbcClient database;

    public FileResults(JdbcClient database) {
        this.database = database;
    }

    /**
     * One row of the supplier's file.
     *
     * @param line where it stands in his file
     * @param key what he knows it by
     * @param messages what it became
     * @param verdict {@code refused} or {@code duplicate} where that is known at once, else null
     * @param reason of that verdict
     */
    public record Row(long line, String key, List<UUID> messages, String verdict, String reason) {
        public Row {
            messages = List.copyOf(messages);
        }
    }

    /** An answer whose time has come; its content is null before the first try. */
    public record Due(String merchant, String supplier, String file, List<Row> rows, byte[] content) {}

    /** What became of a message: its status and the reason. */
    public record Fate(String status, String reason) {}

    /**
     * Plans one answer per file. Another file of the same name is answered under a name with the beginning of its hash.
     *
     * @param receipt the file; null where its content was known already
     * @param name as he called it
     */
    public void plan(String merchant, String supplier, UUID receipt, String name, String sha256, List<Row> rows) {
        if (!insert(merchant, supplier, receipt, name + ".result.csv", rows)) {
            insert(merchant, supplier, receipt, name + "." + sha256.substring(0, 8) + ".result.csv", rows);
        }
    }

    private boolean insert(String merchant, String supplier, UUID receipt, String file, List<Row> rows) {
        return database.sql("""
                        insert into file_result (merchant, supplier, file, receipt_id, rows)
                        values (?, ?, ?, ?, ?::jsonb) on conflict do nothing""")
                        .params(merchant, supplier, file, receipt, StoredJson.write(rows))
                        .update()
                == 1;
    }

    /** Answers that can be left now: nothing of their files is still unread. */
    public List<Due> due(int limit) {
        return database.sql("""
                        select merchant, supplier, file, rows, content from file_result f
                        where left_at is null and next_at <= now()
                          and not exists (select 1 from message m where m.merchant = f.merchant
                                          and m.receipt_id = f.receipt_id and m.status in ('RECEIVED', 'SHADOW'))
                        order by next_at limit ?""").params(limit).query(FileResults::read).list();
    }

    private static Due read(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getString("merchant"),
                row.getString("supplier"),
                row.getString("file"),
                StoredJson.read(row.getString("rows"), new TypeReference<List<Row>>() {}),
                row.getBytes("content"));
    }

    /** What became of the messages of an answer's rows. */
    public Map<UUID, Fate> fates(Due due) {
        record Found(UUID id, String status, String reason) {}
        List<UUID> ids =
                due.rows().stream().flatMap(row -> row.messages().stream()).toList();
        return database
                .sql("select id, status, reason from message where merchant = :merchant and id = any(:ids)")
                .param("merchant", due.merchant())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Found.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Found::id, found -> new Fate(found.status(), found.reason())));
    }

    /** Fixes what will be left; answers what was fixed first. */
    public byte[] fix(Due due, Function<Due, byte[]> writer) {
        if (due.content() != null) {
            return due.content();
        }
        return database.sql("""
                        update file_result set content = coalesce(content, :content)
                        where merchant = :merchant and supplier = :supplier and file = :file returning content""")
                .param("content", writer.apply(due))
                .param("merchant", due.merchant())
                .param("supplier", due.supplier())
                .param("file", due.file())
                .query(byte[].class)
                .single();
    }

    public void left(Due due) {
        database.sql("""
                        update file_result set left_at = now(), rows = '[]', content = null
                        where merchant = ? and supplier = ? and file = ?""").params(due.merchant(), due.supplier(), due.file()).update();
    }

    /** The supplier could not be reached: not before this while. */
    public void notNow(Due due, Duration after) {
        database.sql("""
                        update file_result set next_at = now() + make_interval(secs => ?)
                        where merchant = ? and supplier = ? and file = ?""")
                .params(after.toMillis() / 1000.0, due.merchant(), due.supplier(), due.file())
                .update();
    }
}

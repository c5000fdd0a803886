package io.backhaul.store;

import io.backhaul.core.Uuid5;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a reconciliation leaves for a person: one task per difference, open exactly as long as the newest reading of its day
 * shows it. A task somebody has closed stays closed.
 */
public final class ReconciliationTasks {

    /** Class of these tasks, and the beginning of their keys. */
    public static final String CLASS = "Reconciliation";

    private static final String PREFIX = "reconciliation/";

    private final JdbcClient db;

    public ReconciliationTasks(JdbcClient db) {
        this.db = db;
    }

    /**
     * A task.
     *
     * @param about what it is about within its day, for example {@code AT_GATEWAY_ONLY/re_1}
     * @param caseId the return it belongs to, or null
     */
    public record Task(String about, UUID caseId, String reason) {}

    /** Leaves exactly these tasks open for the day: opens what is new, closes what is gone. */
    public void leave(String merchant, String gateway, LocalDate day, List<Task> tasks, Instant now) {
        String stem = PREFIX + gateway + "/" + day + "/";
        Map<String, Task> byKey = tasks.stream().collect(Collectors.toMap(t -> stem + t.about(), t -> t, (a, b) -> a));
        db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = 'a later reading shows it no more'
                        where merchant = ? and starts_with(key, ?) and resolved_at is null and not (key = any (?))""")
                .params(Timestamp.from(now), merchant, stem, byKey.keySet().toArray(String[]::new))
                .update();
        byKey.forEach((key, task) -> open(merchant, key, task, now));
    }

    /** Opens one task more, whatever else is open. */
    public void add(String merchant, String gateway, LocalDate day, Task task, Instant now) {
        open(merchant, PREFIX + gateway + "/" + day + "/" + task.about(), task, now);
    }

    private void open(String merchant, String key, Task task, Instant now) {
        db.sql("""
                        insert into review (merchant, id, key, case_id, kind, reason_class, reason, opened_at)
                        select :merchant, :id, :key, cast(:case as uuid), 'TASK', :class, :reason, :now
                        where not exists (select 1 from review where merchant = :merchant and key = :key and resolved_by <> 'hub')
                        on conflict do nothing""")
                .param("merchant", merchant)
                .param("id", Uuid5.of(merchant + "/" + key + "/" + now))
                .param("key", key)
                .param("case", task.caseId())
                .param("class", CLASS)
                .param("reason", task.reason())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Days of this account on which something is still open. */
    public Set<LocalDate> openDays(String merchant, String gateway) {
        String stem = PREFIX + gateway + "/";
        return db
                .sql("select key from review where merchant = ? and starts_with(key, ?) and resolved_at is null")
                .params(merchant, stem)
                .query(String.class)
                .list()
                .stream()
                .map(key -> LocalDate.parse(key.substring(stem.length(), stem.length() + 10)))
                .collect(Collectors.toSet());
    }

    /** How many differences of this account are open. */
    public int open(String merchant, String gateway) {
        return db.sql("select count(*) from review where merchant = ? and starts_with(key, ?) and resolved_at is null")
                .params(merchant, PREFIX + gateway + "/")
                .query(Integer.class)
                .single();
    }

    /** True for the key of such a task. */
    public static boolean owns(String key) {
        return key.startsWith(PREFIX);
    }
}

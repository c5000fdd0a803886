package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A query put together from optional conditions; every one starts with the merchant. */
final class Query {

    private final StringBuilder sql;
    private final Map<String, Object> params = new LinkedHashMap<>();

    Query(String select, String merchantColumn, String merchant) {
        sql = new StringBuilder(select).append(" where ").append(merchantColumn).append(" = :merchant");
        params.put("merchant", merchant);
    }

    Query and(String condition) {
        sql.append(" and (").append(condition).append(')');
        return this;
    }

    Query and(String condition, String name, Object value) {
        return and(condition).with(name, value);
    }

    /** A condition only when there is a value. */
    Query andIf(String condition, String name, Object value) {
        return value == null || value.toString().isBlank() ? this : and(condition, name, value);
    }

    Query with(String name, Object value) {
        params.put(name, value);
        return this;
    }

    /** Newest first from the cursor on, one row more than a page; {@code idType} is the SQL type of the id column. */
    Query page(String timeColumn, String idColumn, String idType, Cursor cursor) {
        if (cursor != null) {
            and("%1$s <= :cursorAt and (%1$s < :cursorAt or %2$s > cast(:cursorId as %3$s))"
                    .formatted(timeColumn, idColumn, idType));
            with("cursorAt", utc(cursor.at())).with("cursorId", cursor.id());
        }
        sql.append(" order by %s desc, %s limit %d".formatted(timeColumn, idColumn, Page.SIZE + 1));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> params() {
        return params;
    }

    /** Text to find anywhere in a column by {@code ilike}: its own wildcards count as letters. */
    static String contains(String text) {
        return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The text as an id, or null when it is none. */
    static UUID uuidOrNull(String text) {
        boolean looksLikeOne = text != null && text.strip().matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        return looksLikeOne ? UUID.fromString(text.strip()) : null;
    }
}

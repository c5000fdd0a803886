package io.backhaul.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of a workbook says: a number as Excel shows it at full length, a day as ISO text. Formulas are refused, in
 * whatever state their last result is: whether it is today's, nobody can tell from the file.
 */
final class XlsxCells {

    private static final MathContext AS_EXCEL = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MAX_SCALE = 30;
    private static final long LAST_DAY = 2_958_465; // 9999-12-31
    private static final Pattern TEXT_FORMULA = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private final boolean since1904;

    /** @param since1904 true for workbooks that count days from 1904 */
    XlsxCells(boolean since1904) {
        this.since1904 = since1904;
    }

    Cell read(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null) {
            return Cell.EMPTY;
        }
        String at = cell.getAddress().toString();
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            case STRING -> Cell.text(cell.asString());
            case BOOLEAN -> Cell.text(String.valueOf(cell.asBoolean()));
            case NUMBER -> number(cell, at);
            case FORMULA -> formula(cell, at);
            case ERROR -> Cell.refused("?", "holds an error of Excel (cell " + at + ")");
        };
    }

    /** {@code ="007"} is how Excel users keep leading zeros. */
    private static Cell formula(org.dhatim.fastexcel.reader.Cell cell, String at) {
        Matcher kept = TEXT_FORMULA.matcher(cell.getFormula() == null ? "" : cell.getFormula());
        return kept.matches()
                ? Cell.text(kept.group(1))
                : Cell.refused("?", "holds a formula (cell " + at + "); paste its value");
    }

    private Cell number(org.dhatim.fastexcel.reader.Cell cell, String at) {
        BigDecimal value;
        try {
            value = new BigDecimal(cell.getRawValue());
        } catch (NumberFormatException e) {
            return Cell.refused("?", "holds a number that is none (cell " + at + ")");
        }
        if (isDate(cell)) {
            return date(value, at);
        }
        if (Math.abs(value.scale()) > MAX_SCALE || value.precision() - value.scale() > AS_EXCEL.getPrecision()) {
            return Cell.refused(
                    "?", "is a number Excel has rounded to 15 digits (cell " + at + "); it must be a text cell");
        }
        BigDecimal shown = value.round(AS_EXCEL).stripTrailingZeros();
        return Cell.number(shown.signum() == 0 ? "0" : shown.toPlainString());
    }

    private static boolean isDate(org.dhatim.fastexcel.reader.Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (id != null
                && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)) {
            return true;
        }
        String plain =
                format == null ? "" : LITERALS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return !plain.startsWith("general") && plain.matches("(?s).*[ymdhs].*");
    }

    private Cell date(BigDecimal serial, String at) {
        if (serial.signum() < 0 || serial.scale() > MAX_SCALE || serial.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return Cell.refused("?", "holds a day that does not exist (cell " + at + ")");
        }
        long day = serial.longValue();
        long second = serial.subtract(BigDecimal.valueOf(day))
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (day == 0 && !since1904) {
            return Cell.text(LocalTime.MIN.plusSeconds(second).toString());
        }
        LocalDateTime time = first(day).plusDays(day).atStartOfDay().plusSeconds(second);
        return Cell.text(second == 0 ? time.toLocalDate().toString() : time.toString());
    }

    /** Day 0; Excel believes in a 29 February 1900. */
    private LocalDate first(long day) {
        return since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day < 60 ? 31 : 30);
    }
}

package io.backhaul.core.policy;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a supplier wants goods back, as agreed with him (rows S118, S125). An address nobody confirmed sends no parcel on its
 * way (row S126).
 *
 * @param text the address on one line
 * @param department the department or dock, or null
 * @param confirmedOn when he confirmed it, or null
 */
public record ReturnAddress(String text, String department, LocalDate confirmedOn) {

    public ReturnAddress {
        Objects.requireNonNull(text, "text");
    }

    public boolean confirmed() {
        return confirmedOn != null;
    }

    /** As it stands on a label. */
    public String onLabel() {
        return department == null ? text : department + ", " + text;
    }
}

package io.backhaul.core.message;

/** What the supplier does with the goods after inspection (row S52); only RESELLABLE goes back on stock (row S53). */
public enum Disposition {
    RESELLABLE,
    SCRAP,
    MISSING
}

package io.backhaul.hub.in;

/** A delivery that is read, but of which nothing is taken: a person decides, and nobody else. */
public final class HeldForPerson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reasonClass;

    /**
     * @param reasonClass kind of the question, for example {@code BANK_DETAILS}
     * @param reason why, in a sentence, without personal data
     */
    HeldForPerson(String reasonClass, String reason) {
        super(reason);
        this.reasonClass = reasonClass;
    }

    /** Nobody changes where money is paid by writing to a machine (F86, N11). */
    static HeldForPerson bankDetails(String what, String supplier, String found) {
        return new HeldForPerson(
                "BANK_DETAILS",
                what + " of " + supplier + " names bank details (" + found
                        + "), so nothing in it is taken by itself. The hub keeps and uses no bank details: ask him by phone or"
                        + " another channel that you know already before anybody changes any, and enter what else it says as"
                        + " a decision on the return.");
    }

    String reasonClass() {
        return reasonClass;
    }
}

package io.backhaul.hub;

/**
 * The hub will not start like this: what is wrong, and what the operator can do about it. Printed without a stack trace
 * by {@link StartRefusedAnalyzer}.
 */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public StartRefused(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}

package io.backhaul.console;

/** The rules advise against the request; the same person may decide so knowingly, naming the rule and a reason. */
public final class Advised extends Refused {

    private final String rule;

    public Advised(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The rule to override. */
    public String rule() {
        return rule;
    }
}

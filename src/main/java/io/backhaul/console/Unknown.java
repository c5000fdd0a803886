package io.backhaul.console;

/** There is no such thing, at least not for this merchant. */
public class Unknown extends RuntimeException {

    public Unknown(String what) {
        super(what);
    }
}

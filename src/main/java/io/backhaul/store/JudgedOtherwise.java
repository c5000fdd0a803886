package io.backhaul.store;

/**
 * A delivery was read before, and its sender is judged otherwise now: what was taken or decided stands, nothing is taken, and a person
 * looks.
 */
public final class JudgedOtherwise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JudgedOtherwise(String message) {
        super(message);
    }
}

package io.backhaul.hub.out;

import io.backhaul.core.message.ReturnMessage;
import java.time.Duration;
import java.util.List;

/** What became of one try at a command. */
public sealed interface Result {

    /**
     * It took effect (or is on its way at the partner, as the facts say).
     *
     * @param facts what the partner's answer means; empty: the plain outcome DONE is told to the core
     * @param reference the partner's id of the result, or null
     */
    record Done(String words, String reference, List<ReturnMessage> facts) implements Result {
        public Done {
            facts = List.copyOf(facts);
        }

        public static Done of(String words, String reference) {
            return new Done(words, reference, List.of());
        }
    }

    /** The partner definitely refuses; repeating changes nothing. */
    record Refused(String words, List<ReturnMessage> facts) implements Result {
        public Refused {
            facts = List.copyOf(facts);
        }

        public static Refused of(String words) {
            return new Refused(words, List.of());
        }
    }

    /** It certainly did not happen this time: the same again after this while. */
    record Later(String words, Duration after) implements Result {}

    /** Not executed at all, for a reason outside the command (our credentials, a throttle): the same again after this while. */
    record NotSent(String words, Duration after) implements Result {}

    /**
     * Nobody can tell: look it up after a growing while.
     *
     * @param lookupOnly true when it must not be sent again, whatever the look-ups find
     */
    record Unknown(String words, boolean lookupOnly) implements Result {
        public Unknown(String words) {
            this(words, false);
        }
    }

    /** Looked for after a restore and not there: the command is as new. */
    record NeverSent() implements Result {}

    /** Looked up in vain, which is no proof: once more after this while, before a person must. */
    record Missed(String words, Duration after) implements Result {}

    /**
     * Whatever it is, with the partner's own id of the call.
     *
     * @param trace for the partner's support
     */
    record Traced(Result result, String trace) implements Result {}

    /** Looked up in vain too long, or in a state no machine can resolve: a person. */
    record NeedsPerson(String words) implements Result {}
}

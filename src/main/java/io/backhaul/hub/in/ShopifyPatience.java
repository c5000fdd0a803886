package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import java.time.Duration;

/**
 * Asks a store and waits as long as it says when its points run short: a poll that went away each time would spend on beginning
 * again what it needs for going on.
 */
final class ShopifyPatience {

    /** Waiting longer than this for one answer, the poll goes away and comes again. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ShopifyQuestions questions;

    ShopifyPatience(ShopifyQuestions questions) {
        this.questions = questions;
    }

    /** The answer: what it asked for, or a refusal; whatever else came is {@link StoreAway}. */
    ShopifyAnswer ask(String store, ShopifyCall call, String what) {
        Duration left = LONGEST;
        ShopifyAnswer answer = questions.ask(store, call);
        while (answer instanceof ShopifyAnswer.Throttled throttled) {
            left = left.minus(throttled.after());
            if (left.isNegative()) {
                throw new StoreAway("throttled at " + what, throttled.after());
            }
            pause(throttled.after(), what);
            answer = questions.ask(store, call);
        }
        if (answer instanceof ShopifyAnswer.Done || answer instanceof ShopifyAnswer.Refused) {
            return answer;
        }
        throw new StoreAway(what + " cannot be read: " + words(answer), null, answer instanceof ShopifyAnswer.Unknown);
    }

    /** The data of an answer that no refusal replaces. */
    static JsonNode data(ShopifyAnswer answer, String what) {
        if (answer instanceof ShopifyAnswer.Done done) {
            return done.data();
        }
        throw new StoreAway(what + " cannot be read: " + words(answer), null);
    }

    private static String words(ShopifyAnswer answer) {
        if (answer instanceof ShopifyAnswer.Unauthorized shut) {
            return shut.reason();
        } else if (answer instanceof ShopifyAnswer.Refused refused) {
            return refused.message();
        }
        return answer instanceof ShopifyAnswer.Unknown unknown ? unknown.reason() : answer.toString();
    }

    private static void pause(Duration time, String what) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAway("stopped at " + what, time);
        }
    }
}

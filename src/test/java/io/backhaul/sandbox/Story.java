package io.backhaul.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One return of the short day, played scene by scene.
 *
 * @param wish what the customer asks for, in the form of the control desk
 */
record Story(String orderName, Map<String, Object> wish, List<Scene> scenes) {

    /**
     * Waits for a cue, then acts on it.
     *
     * @param cue what the actor waits for; empty while it has not come
     */
    record Scene(Function<Stage, Optional<String>> cue, Act act) {}

    /** What an actor does with his cue. */
    @FunctionalInterface
    interface Act {
        void act(Stage stage, String cue);
    }
}

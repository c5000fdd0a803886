package io.backhaul.console;

import java.util.List;
import java.util.UUID;

/** One supplier in shadow, for whose one word two deadlines wait. */
final class RecordedShadows implements Shadows {

    private boolean inShadow = true;

    @Override
    public List<Supplier> suppliers(String merchant) {
        return List.of(new Supplier("hooli", inShadow, ConsoleWorld.NOW, "passport", 1, 2, ConsoleWorld.NOW));
    }

    @Override
    public List<Waiting> waiting(String merchant, String supplier) {
        return List.of();
    }

    @Override
    public void judge(String merchant, UUID message, boolean fits, String by) {
        throw new Unknown("No message " + message + " waits in shadow.");
    }

    @Override
    public Turned turnOn(String merchant, String supplier, String by) {
        if (!inShadow) {
            throw new Refused("Supplier " + supplier + " is not in shadow.");
        }
        inShadow = false;
        return new Turned(2, 1);
    }

    @Override
    public void turnOff(String merchant, String supplier, String by) {
        inShadow = true;
    }
}

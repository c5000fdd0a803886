package io.backhaul.core.property;

import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.ReturnMessage;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;

/** The same message of a source that began to count at another number. */
final class Renumbered {

    private Renumbered() {}

    static ReturnMessage of(ReturnMessage message, long seed) {
        Envelope e = message.envelope();
        long more = Math.floorMod(Objects.hash(e.source(), seed), 1_000_000);
        Envelope other = new Envelope(
                e.id(),
                e.merchant(),
                e.source(),
                e.key(),
                e.references(),
                e.occurredAt(),
                e.receivedAt(),
                e.sequence() + more,
                e.schemaVersion());
        RecordComponent[] parts = message.getClass().getRecordComponents();
        try {
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = parts[i].getType() == Envelope.class
                        ? other
                        : parts[i].getAccessor().invoke(message);
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (ReturnMessage) message.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }
}

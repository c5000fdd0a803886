package io.backhaul.partner.edi;

import io.backhaul.mapping.UnreadableMessage;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads an X12 interchange whole or not at all: a wrong count, a missing trailer or a cut-off file is refused with the
 * segment and its position, since half an interchange may be the half that says no.
 */
public final class X12Reader {

    private static final EDIInputFactory FACTORY = EDIInputFactory.newFactory();

    static {
        FACTORY.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, true);
    }

    private X12Reader() {}

    /**
     * @param name the file's name, for the message of a refusal
     * @param us our interchange id, as the supplier's passport has it
     * @param them the supplier's interchange id
     * @throws UnreadableMessage for example {@code 180.edi segment 17 (SE) element 1: control count does not match}
     */
    public static List<X12Set> read(byte[] bytes, String name, String us, String them) {
        try (EDIStreamReader reader = FACTORY.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
            List<X12Set> sets = sets(reader, name);
            sets.forEach(set -> addressed(set, name, us, them));
            return sets;
        } catch (EDIStreamException e) {
            throw new UnreadableMessage(where(name, e.getLocation()), "not readable as X12: " + e.getMessage(), e);
        } catch (IOException | IllegalStateException e) {
            throw new UnreadableMessage(name, "not readable as X12: " + e.getMessage(), e);
        }
    }

    private static List<X12Set> sets(EDIStreamReader reader, String name) throws EDIStreamException {
        X12Collector collector = new X12Collector(name);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case START_LOOP -> collector.startLoop();
                case END_LOOP -> collector.endLoop();
                case START_SEGMENT -> collector.startSegment(reader.getText());
                case ELEMENT_DATA -> element(reader, collector);
                case END_TRANSACTION -> collector.endSet();
                case END_INTERCHANGE -> collector.endInterchange();
                case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> throw refused(reader, name);
                default -> {
                    /* composites, groups and binary data carry nothing of their own that is read here */
                }
            }
        }
        return collector.sets();
    }

    private static void element(EDIStreamReader reader, X12Collector collector) {
        Location at = reader.getLocation();
        if ("ST".equals(at.getSegmentTag()) && at.getElementPosition() == 1) {
            reader.setTransactionSchema(X12Schemas.of(reader.getText()).orElse(null));
        }
        collector.element(at, reader.getText());
    }

    private static UnreadableMessage refused(EDIStreamReader reader, String name) {
        String what = reader.getErrorType().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new UnreadableMessage(where(name, reader.getLocation()), what + " (" + reader.getReferenceCode() + ")");
    }

    private static void addressed(X12Set set, String name, String us, String them) {
        if (!set.sender().equals(them) || !set.receiver().equals(us)) {
            throw new UnreadableMessage(
                    name + " segment 1 (ISA)",
                    "from " + set.sender() + " to " + set.receiver() + ", expected from " + them + " to " + us);
        }
    }

    private static String where(String name, Location at) {
        if (at == null || at.getSegmentTag() == null) {
            return name;
        }
        return name + " segment " + at.getSegmentPosition() + " (" + at.getSegmentTag() + ")"
                + (at.getElementPosition() > 0 ? " element " + at.getElementPosition() : "");
    }
}

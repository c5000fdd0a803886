package io.backhaul.partner.edi;

import io.backhaul.mapping.UnreadableMessage;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads X12 interchanges: whatever is wrong in a transaction set is noted at that set, so that its neighbours can be taken and a
 * 997 can say which. What is cut off is refused whole, since half an interchange may be the half that says no.
 */
public final class X12Reader {

    private static final EDIInputFactory FACTORY = EDIInputFactory.newFactory();
    private static final int MOST_SEGMENTS = 30_000;

    static {
        FACTORY.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, true);
        FACTORY.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false); // partners use their own GS01
    }

    private X12Reader() {}

    /**
     * @param name the file's name, for the message of a refusal
     * @throws UnreadableMessage for example {@code 180.edi segment 17 (SE): not readable as X12: unexpected end of stream}
     */
    public static List<X12Interchange> read(byte[] bytes, String name) {
        try (EDIStreamReader reader = FACTORY.createEDIStreamReader(new ByteArrayInputStream(utf8(bytes)), "UTF-8")) {
            X12Collector collector = new X12Collector(name);
            int segments = 0;
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event == EDIStreamEvent.START_SEGMENT && ++segments > MOST_SEGMENTS) {
                    throw new UnreadableMessage(
                            name, "has more than " + MOST_SEGMENTS + " segments; ask him for several files");
                }
                take(reader, event, collector);
            }
            return collector.interchanges();
        } catch (EDIStreamException e) {
            throw new UnreadableMessage(where(name, e.getLocation()), "not readable as X12: " + e.getMessage(), e);
        } catch (UnreadableMessage e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableMessage(name, "not readable as X12: " + e.getMessage(), e);
        }
    }

    private static void take(EDIStreamReader reader, EDIStreamEvent event, X12Collector collector) {
        Location at = reader.getLocation();
        switch (event) {
            case START_INTERCHANGE -> collector.startInterchange();
            case START_GROUP -> collector.startGroup();
            case START_TRANSACTION -> collector.startSet();
            case START_LOOP -> collector.startLoop();
            case END_LOOP -> collector.endLoop();
            case START_SEGMENT -> collector.startSegment(reader.getText(), at.getSegmentPosition());
            case ELEMENT_DATA -> element(reader, at, collector);
            case END_TRANSACTION -> collector.endSet();
            case END_GROUP -> collector.endGroup();
            case END_INTERCHANGE -> collector.endInterchange();
            case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> error(reader, event, at, collector);
            default -> {
                /* composites and binary data carry nothing of their own that is read here */
            }
        }
    }

    private static void element(EDIStreamReader reader, Location at, X12Collector collector) {
        if ("ST".equals(at.getSegmentTag()) && at.getElementPosition() == 1 && collector.setBegins()) {
            reader.setTransactionSchema(X12Schemas.of(reader.getText()).orElse(null));
        }
        collector.element(at, reader.getText());
    }

    private static void error(EDIStreamReader reader, EDIStreamEvent event, Location at, X12Collector collector) {
        EDIStreamValidationError type = reader.getErrorType();
        if (event == EDIStreamEvent.SEGMENT_ERROR) {
            collector.segmentError(type, at, reader.getReferenceCode());
        } else {
            collector.elementError(type, at, reader.getReferenceCode());
        }
    }

    /** As UTF-8, which plain ASCII is; what is not is taken for Windows' western European. A byte order mark goes. */
    private static byte[] utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1).getBytes(StandardCharsets.UTF_8) : bytes;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252")).getBytes(StandardCharsets.UTF_8);
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
